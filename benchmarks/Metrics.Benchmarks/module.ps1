# Prints one line a figure: name, value, unit, yardstick, yardstick's value, goal, what the goal is of (ratio, value, or none); tabs between.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$folder = Join-Path ([System.IO.Path]::GetTempPath()) "metrics-benchmark-$([guid]::NewGuid())"
$null = New-Item -ItemType Directory $folder
$store = Join-Path $folder 'metrics.db'

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

function Write-Figure($Name, $Value, $Unit, $Yardstick, $YardstickValue, $Goal, $Of) {
    $number = { param($v) ([double]$v).ToString('R', [cultureinfo]::InvariantCulture) }
    $Name, (& $number $Value), $Unit, $Yardstick, (& $number $YardstickValue), $Goal, $Of -join "`t"
}

function Get-HeldMemory {
    [GC]::Collect()
    [GC]::WaitForPendingFinalizers()
    [GC]::Collect()
    [Environment]::WorkingSet / 1MB
}

# What this process has given to write calls, where the platform counts it.
function Get-WrittenMegabyte {
    if (Test-Path /proc/self/io) { [double]((Get-Content "/proc/$PID/io" | Select-String '^wchar') -replace '\D') / 1MB } else { [double]::NaN }
}

function Get-StoreMegabyte { (Get-ChildItem $folder -Filter 'metrics.db*' | Measure-Object Length -Sum).Sum / 1MB }

try {
    Connect-MetricStore $store

    $add, $sum, $read = Measure-Turn { 1..1e6 | Add-Metric bench.number }, { 1..1e6 | Measure-Object -Sum }, { 1..1e6 | Read-BenchmarkObject }
    Write-Figure '1..1e6 | Add-Metric' $add 'ms' '1..1e6 | Measure-Object -Sum' $sum 1.5 'ratio'
    Write-Figure '1..1e6 | a cmdlet that reads an object' $read 'ms' '1..1e6 | Measure-Object -Sum' $sum 0 'none'
    $before = Get-HeldMemory
    1..1e6 | Add-Metric bench.number
    Write-Figure '1..1e6 | Add-Metric, memory that stays' ((Get-HeldMemory) - $before) 'MB' 'before it' $before 4 'value'

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

    # A day of a session: fifty series, a sample every ten seconds, a call a tick.
    Remove-Item "$store*"
    Connect-MetricStore $store
    $rows = foreach ($i in 0..49) { [pscustomobject]@{ Name = "day.metric$($i % 5)"; Value = 50.0; Timestamp = $now; Tag = "host=web$($i % 10)" } }
    $random = [random]::new(42)
    $tick = {
        foreach ($row in $rows) {
            $row.Timestamp = $at
            $row.Value = [math]::Round($row.Value + $random.NextDouble() - 0.5, 2)
        }
        $rows | Add-Metric
    }
    $at = [DateTimeOffset]::UtcNow.AddDays(-1.1)
    foreach ($i in 1..200) { & $tick; $at = $at.AddSeconds(10) }
    $memory = Get-HeldMemory
    $size = Get-StoreMegabyte
    $written = Get-WrittenMegabyte
    foreach ($i in 1..8640) { & $tick; $at = $at.AddSeconds(10) }
    Write-Figure 'a day of 50 series in a session: memory that stays' ((Get-HeldMemory) - $memory) 'MB' 'before it' $memory 10 'value'
    Write-Figure 'a day of 50 series in a session: bytes written' ((Get-WrittenMegabyte) - $written) 'MB' 'the samples, 16 bytes each' (432000 * 16 / 1MB) 0 'none'
    Disconnect-MetricStore
    Write-Figure 'a day of 50 series in a session: growth of the files' ((Get-StoreMegabyte) - $size) 'MB' 'the samples, 16 bytes each' (432000 * 16 / 1MB) 1 'value'
}
finally {
    Disconnect-MetricStore
    Remove-Item $folder -Recurse -Force
}
