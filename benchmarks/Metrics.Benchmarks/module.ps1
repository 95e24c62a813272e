# Times of the module in one session, each beside its yardstick.
param([Parameter(Mandatory)] [string] $Module)

. "$PSScriptRoot/figures.ps1"
Import-Module $Module

# The least that a cmdlet can do: take an object, and give one.
Add-Type -PassThru -TypeDefinition @'
using System.Management.Automation;

[Cmdlet("Read", "BenchmarkObject")]
public sealed class ReadBenchmarkObject : PSCmdlet
{
    private long _count;

    [Parameter(ValueFromPipeline = true)]
    public PSObject InputObject { get; set; }

    protected override void ProcessRecord() => _count++;
}

[Cmdlet("Write", "BenchmarkObject")]
public sealed class WriteBenchmarkObject : PSCmdlet
{
    [Parameter(Mandatory = true)]
    public object[] Prepared { get; set; }

    protected override void ProcessRecord()
    {
        foreach (object one in Prepared) WriteObject(one);
    }
}
'@ | ForEach-Object Assembly | Select-Object -First 1 | Import-Module

# The medians of five rounds, after a warm-up: all commands in turn.
function Measure-Turn([scriptblock[]] $Command) {
    $rounds = foreach ($round in 0..5) {
        $times = foreach ($one in $Command) { (Measure-Command $one).TotalMilliseconds }
        if ($round) { , $times }
    }
    foreach ($i in 0..($Command.Count - 1)) { ($rounds | ForEach-Object { $_[$i] } | Sort-Object)[2] }
}

try {
    Connect-MetricStore $store

    $add, $sum, $read = Measure-Turn { 1..1e6 | Add-Metric bench.number }, { 1..1e6 | Measure-Object -Sum }, { 1..1e6 | Read-BenchmarkObject }
    Write-Figure '1..1e6 | Add-Metric' $add 'ms' '1..1e6 | Measure-Object -Sum' $sum 1.5 'ratio'
    Write-Figure '1..1e6 | a cmdlet that reads an object' $read 'ms' '1..1e6 | Measure-Object -Sum' $sum 0 'none'
    $before = Get-HeldMemory
    1..2e6 | Add-Metric bench.number
    Write-Figure '1..2e6 | Add-Metric, memory that stays' ((Get-HeldMemory) - $before) 'MB' 'before it' $before 10 'value'

    $now = [DateTimeOffset]::UtcNow
    $rows = foreach ($i in 1..1e5) { [pscustomobject]@{ Name = 'bench.row'; Value = $i; Timestamp = $now.AddMilliseconds(-$i); Tag = 'host=web1' } }
    $add, $select = Measure-Turn { $rows | Add-Metric }, { $rows | Select-Object Name, Value, Timestamp }
    Write-Figure '1e5 objects | Add-Metric' $add 'ms' 'the same | Select-Object Name, Value, Timestamp' $select 1 'ratio'

    $one, $empty = Measure-Turn { foreach ($i in 1..100) { Add-Metric bench.one 1 } }, { foreach ($i in 1..100) { Get-Date } }
    Write-Figure 'one Add-Metric, connected' ($one / 100) 'ms' 'one Get-Date' ($empty / 100) 1 'value'

    1..1e6 | Add-Metric bench.million
    $prepared = [object[]]@(Get-MetricSeries bench.million)
    if ($prepared.Count -ne 1e6) { throw "$($prepared.Count) samples were read." }
    $read, $emit = Measure-Turn { Get-MetricSeries bench.million | Out-Null }, { Write-BenchmarkObject -Prepared $prepared | Out-Null }
    Write-Figure '1e6 samples from Get-MetricSeries' $read 'ms' 'a cmdlet that emits 1e6 prepared objects' $emit 2 'ratio'
    $prepared = $null

    Disconnect-MetricStore
    $one, $empty = Measure-Turn { foreach ($i in 1..100) { Add-Metric bench.one 1 -Store $store } }, { foreach ($i in 1..100) { Get-Date } }
    Write-Figure 'one Add-Metric, not connected' ($one / 100) 'ms' 'one Get-Date' ($empty / 100) 1 'value'
}
finally {
    Disconnect-MetricStore
    Remove-Item $folder -Recurse -Force
}
