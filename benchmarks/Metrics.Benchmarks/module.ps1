# Prints one line a figure: name, value, unit, yardstick, yardstick's value, goal, what the goal is of (ratio or value); tabs between.
param([Parameter(Mandatory)] [string] $Module)

$ErrorActionPreference = 'Stop'
Import-Module $Module
$folder = Join-Path ([System.IO.Path]::GetTempPath()) "metrics-benchmark-$([guid]::NewGuid())"
$null = New-Item -ItemType Directory $folder
$store = Join-Path $folder 'metrics.db'

# The median of seven pairs, after a warm-up: both commands in turn.
function Measure-Pair([scriptblock] $Command, [scriptblock] $Yardstick) {
    $pairs = foreach ($run in 0..7) {
        $one = (Measure-Command $Command).TotalMilliseconds
        $other = (Measure-Command $Yardstick).TotalMilliseconds
        if ($run) { [pscustomobject]@{ One = $one; Other = $other } }
    }
    ($pairs.One | Sort-Object)[3], ($pairs.Other | Sort-Object)[3]
}

function Write-Figure($Name, $Value, $Unit, $Yardstick, $YardstickValue, $Goal, $Of) {
    $number = { param($v) ([double]$v).ToString('R', [cultureinfo]::InvariantCulture) }
    $Name, (& $number $Value), $Unit, $Yardstick, (& $number $YardstickValue), $Goal, $Of -join "`t"
}

try {
    Connect-MetricStore $store

    $add, $sum = Measure-Pair { 1..1e5 | Add-Metric bench.number } { 1..1e5 | Measure-Object -Sum }
    Write-Figure '1..1e5 | Add-Metric' $add 'ms' '1..1e5 | Measure-Object -Sum' $sum 1.5 'ratio'

    $now = [DateTimeOffset]::UtcNow
    $rows = foreach ($i in 1..1e5) { [pscustomobject]@{ Name = 'bench.row'; Value = $i; Timestamp = $now.AddMilliseconds(-$i); Tag = 'host=web1' } }
    $add, $select = Measure-Pair { $rows | Add-Metric } { $rows | Select-Object Name, Value, Timestamp }
    Write-Figure '1e5 objects | Add-Metric' $add 'ms' 'the same | Select-Object Name, Value, Timestamp' $select 1 'ratio'

    $one, $empty = Measure-Pair { foreach ($i in 1..100) { Add-Metric bench.one 1 } } { foreach ($i in 1..100) { Get-Date } }
    Write-Figure 'one Add-Metric, connected' ($one / 100) 'ms' 'one Get-Date' ($empty / 100) 1 'value'

    $prepared = @(Get-MetricSeries bench.row | Select-Object -First 100000)
    $read, $emit = Measure-Pair { Get-MetricSeries bench.number -Last 1h | Out-Null } { $prepared | Write-Output | Out-Null }
    $ratio = @(Get-MetricSeries bench.number -Last 1h).Count / $prepared.Count
    Write-Figure '1e5 samples from Get-MetricSeries' ($read / $ratio) 'ms' '1e5 prepared objects | Write-Output' $emit 2 'ratio'

    Disconnect-MetricStore
    $one, $empty = Measure-Pair { foreach ($i in 1..100) { Add-Metric bench.one 1 -Store $store } } { foreach ($i in 1..100) { Get-Date } }
    Write-Figure 'one Add-Metric, not connected' ($one / 100) 'ms' 'one Get-Date' ($empty / 100) 1 'value'
}
finally {
    Disconnect-MetricStore
    Remove-Item $folder -Recurse -Force
}
