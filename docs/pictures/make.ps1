#Requires -Version 7.4
<#
.SYNOPSIS
    Makes the pictures of the README from what this machine measures.
.DESCRIPTION
    Runs the demo, which times a real command some two hundred times and then slows it down, and samples the machine meanwhile. The report is photographed
    by a Chromium, light and dark; the dashboard and a chart as they stand in a terminal (tmux). Needs node and npm, Chromium or Chrome, and tmux.
.PARAMETER Folder
    Where the store and the report go; they are not committed.
#>
[CmdletBinding()]
param(
    [string] $Folder = (Join-Path $PSScriptRoot '../../artifacts/pictures')
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3
$root = Convert-Path (Join-Path $PSScriptRoot '../..')
foreach ($tool in 'node', 'npm', 'tmux') {
    if (-not (Get-Command $tool -CommandType Application -ErrorAction Ignore)) { throw "$tool is needed to make the pictures." }
}

function Invoke-Program {
    $program, $arguments = $args
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "'$args' failed with exit code $LASTEXITCODE." }
}

if (Test-Path $Folder) { Remove-Item $Folder -Recurse }
$Folder = (New-Item -ItemType Directory $Folder).FullName
$store = Join-Path $Folder 'demo.db'
$program = Join-Path $Folder 'bin/metrics.dll'
Invoke-Program dotnet publish (Join-Path $root 'src/Metrics.Cli') --output (Join-Path $Folder 'bin') --nologo -v quiet
Import-Module (Join-Path $root 'MetricsTools.psd1')

# The demo makes the store; what the machine does meanwhile goes into it, too.
$demo = Start-Process dotnet -ArgumentList $program, 'demo', '--folder', $Folder -PassThru -RedirectStandardOutput (Join-Path $Folder 'demo.txt')
$null = $demo.Handle
while (-not (Test-Path $store)) {
    if ($demo.HasExited) { throw 'The demo has ended without a store.' }
    Start-Sleep -Milliseconds 100
}

# Longer than the demo takes, so that courses have a length.
$watch = [Diagnostics.Stopwatch]::StartNew()
$start = [DateTimeOffset]::UtcNow
$hasEnded = $false
while (-not $demo.HasExited -or $watch.Elapsed.TotalSeconds -lt 110) {
    if ($demo.HasExited -and -not $hasEnded) {
        Add-MetricAnnotation 'The demo has ended' -Store $store
        $hasEnded = $true
    }

    Add-Metric machine.processes @(Get-Process).Count -Unit '{process}' -Store $store
    $clock = [Diagnostics.Stopwatch]::StartNew()
    $bytes = [byte[]]::new(1MB)
    [IO.File]::WriteAllBytes((Join-Path $Folder 'probe.bin'), $bytes)
    Add-Metric disk.write $clock.Elapsed.TotalMilliseconds -Type Histogram -Unit ms -Store $store
    Add-Metric disk.written $bytes.Length -Type Counter -Unit By -Store $store
    Start-Sleep -Milliseconds 500
}

if ($demo.ExitCode -notin 0, 2) { throw "The demo ended with exit code $($demo.ExitCode)." }
$names = 'command.duration', 'disk.write', 'disk.written', 'machine.processes'
Export-MetricReport (Join-Path $Folder 'report.html') $names -Start $start -Title 'What this machine measured' -Store $store

# A terminal of its own: what is captured is what a person would see, with its colours.
function Save-Screen([string] $Name, [int] $Width, [int] $Height, [string[]] $Argument, [switch] $IsLive) {
    $socket = Join-Path $Folder 'tmux'
    $command = "env COLORTERM=truecolor LANG=C.UTF-8 CI= NO_COLOR= dotnet '$program' $($Argument -join ' ') --store '$store'$(if (-not $IsLive) { '; cat' })"
    Invoke-Program tmux -S $socket -f /dev/null new-session -d -x $Width -y $Height $command
    try {
        Start-Sleep -Seconds 8
        Invoke-Program tmux -S $socket capture-pane -e -p | Set-Content (Join-Path $Folder "$Name.ansi")
    }
    finally { tmux -S $socket kill-server }
}

Save-Screen dashboard 100 28 (@('dashboard') + $names + '--last', '2m') -IsLive
Save-Screen chart 100 42 'chart', 'machine.processes', 'disk.write', '--last', '2m', '--width', '99', '--height', '20'

$web = Join-Path $root 'tests/web'
if (-not (Test-Path (Join-Path $web 'node_modules'))) { Invoke-Program npm ci --prefix $web --ignore-scripts --no-audit --no-fund }
Invoke-Program node (Join-Path $web 'pictures.mjs') $Folder $PSScriptRoot
Get-ChildItem $PSScriptRoot -Filter *.png | ForEach-Object {
    if ($_.Length -gt 200kb) { throw "$($_.Name) has $($_.Length) bytes, and 200 KB are the most." }
    $_
}
