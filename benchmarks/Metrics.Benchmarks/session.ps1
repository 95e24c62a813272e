# A session that records for a day: fifty series, a sample every ten seconds, a call a tick. What it holds, writes and leaves.
param([Parameter(Mandatory)] [string] $Module)

. "$PSScriptRoot/figures.ps1"
Import-Module $Module

# What this process has given to write calls, where the platform counts it.
function Get-WrittenMegabyte {
    if (Test-Path /proc/self/io) { [double]((Get-Content "/proc/$PID/io" | Select-String '^wchar') -replace '\D') / 1MB } else { [double]::NaN }
}

function Get-StoreMegabyte { (Get-ChildItem $folder -Filter 'metrics.db*' | Measure-Object Length -Sum).Sum / 1MB }

function Add-Tick([int] $Count) {
    foreach ($i in 1..$Count) {
        foreach ($row in $rows) {
            $row.Timestamp = $script:at
            $row.Value = [math]::Round($row.Value + $random.NextDouble() - 0.5, 2)
        }
        $rows | Add-Metric
        $script:at = $script:at.AddSeconds(10)
    }
}

try {
    $rows = foreach ($i in 0..49) { [pscustomobject]@{ Name = "day.metric$($i % 2)"; Value = 50.0; Timestamp = $null; Tag = "host=web$($i -shr 1)" } }
    $random = [random]::new(42)
    $at = [DateTimeOffset]::UtcNow.AddHours(-37)

    # A session warms up, and closes, so that its first samples are in the file itself. Another seals a few times, so that all code is compiled.
    Connect-MetricStore $store
    Add-Tick 500
    Disconnect-MetricStore
    $size = Get-StoreMegabyte

    Connect-MetricStore $store
    Add-Tick 4000
    $memory = Get-HeldMemory
    $written = Get-WrittenMegabyte
    Add-Tick 8640
    $samples = 8640 * $rows.Count * 16 / 1MB
    Write-Figure 'a day of a session with 50 series: memory that stays' ((Get-HeldMemory) - $memory) 'MB' 'before it' $memory 10 'value'
    Write-Figure 'a day of a session with 50 series: bytes written' ((Get-WrittenMegabyte) - $written) 'MB' 'the samples, 16 bytes each' $samples 0 'none'
    Disconnect-MetricStore
    Write-Figure 'a day of a session with 50 series: growth of the files' ((Get-StoreMegabyte) - $size) 'MB' 'the samples, 16 bytes each' $samples 1 'value'
}
finally {
    Disconnect-MetricStore
    Remove-Item $folder -Recurse -Force
}
