# What the scripts of this folder share. Each prints one line a figure: name, value, unit, yardstick, yardstick's value, goal, and what the goal is
# of (ratio, value, or none); tabs between.
$ErrorActionPreference = 'Stop'
$folder = Join-Path ([System.IO.Path]::GetTempPath()) "metrics-benchmark-$([guid]::NewGuid())"
$null = New-Item -ItemType Directory $folder
$store = Join-Path $folder 'metrics.db'

function Write-Figure($Name, $Value, $Unit, $Yardstick, $YardstickValue, $Goal, $Of) {
    $number = { param($v) ([double]$v).ToString('R', [cultureinfo]::InvariantCulture) }
    $Name, (& $number $Value), $Unit, $Yardstick, (& $number $YardstickValue), $Goal, $Of -join "`t"
}

# What is left when the collector has given back all that it can.
function Get-HeldMemory {
    foreach ($i in 1, 2) {
        [GC]::Collect(2, [GCCollectionMode]::Aggressive, $true, $true)
        [GC]::WaitForPendingFinalizers()
    }
    [Environment]::WorkingSet / 1MB
}
