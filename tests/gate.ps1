# A gate as a CI job runs it: pwsh -File tests/gate.ps1 -Store build.db -Name build.duration
# Exits 1 when a metric deviates (or is not there), and 0 when all is as it was.
[CmdletBinding()]
param(
    [Parameter(Mandatory)]
    [string] $Store,

    [Parameter(Mandatory)]
    [string[]] $Name,

    [string] $Module = "$PSScriptRoot/../MetricsTools.psd1"
)

# Without it, pwsh -File exits 0 after a non-terminating error.
$ErrorActionPreference = 'Stop'

Import-Module $Module
try {
    Test-MetricDeviation -Name $Name -Store $Store -FailOn Warning -OutVariable results | Out-Null
}
finally {
    # As text: a table that PowerShell still lays out when the error comes is never shown (PowerShell issue 13985).
    $results | Format-Table | Out-String
}
