# Runs examples in this process as a user would type them. Each session is a list of blocks that share a fresh store, a fresh folder and their variables.
# What each block showed, at the width of help, goes to a file as JSON: a list of texts for each session.
[CmdletBinding()]
param(
    # The manifest of the module.
    [Parameter(Mandatory)] [string] $Module,

    # A JSON file with a list of sessions, each a list of blocks of code.
    [Parameter(Mandatory)] [string] $SessionPath,

    # Where the folders of the sessions go.
    [Parameter(Mandatory)] [string] $Folder,

    # Where the texts go.
    [Parameter(Mandatory)] [string] $ResultPath
)

# Examples are written in English, whoever runs them; tables take the number of decimals from the culture, whose data differ between systems.
$culture = [cultureinfo]::new('en-US')
$culture.NumberFormat.NumberDecimalDigits = 2
[cultureinfo]::CurrentCulture = [cultureinfo]::CurrentUICulture = $culture
$ErrorActionPreference = 'Continue'
$ProgressPreference = 'SilentlyContinue'

# Scripts of examples say 'Import-Module MetricsTools', as if it were installed.
$shim = (New-Item -ItemType Directory (Join-Path $Folder 'modules/MetricsTools')).FullName
Set-Content -LiteralPath (Join-Path $shim 'MetricsTools.psm1') "Import-Module '$($Module.Replace("'", "''"))' -Global"
$env:PSModulePath = (Split-Path $shim) + [IO.Path]::PathSeparator + $env:PSModulePath
Import-Module $Module

function ConvertTo-Shown {
    process {
        switch ($_) {
            { $_ -is [Management.Automation.ErrorRecord] } { "ERROR: $($_.FullyQualifiedErrorId): $_"; break }
            { $_ -is [Management.Automation.WarningRecord] } { "WARNING: $_"; break }
            { $_ -is [Management.Automation.VerboseRecord] } { "VERBOSE: $_"; break }
            default { $_ }
        }
    }
}

function Invoke-Session([string[]] $SessionBlock) {
    foreach ($sessionCode in $SessionBlock) {
        # 76 columns, because Get-Help indents examples by four.
        $sessionText = try { . ([scriptblock]::Create($sessionCode)) *>&1 | ConvertTo-Shown | Out-String -Width 76 } catch { "ERROR: $($_.FullyQualifiedErrorId): $_" }
        ($sessionText -replace '\x1b\[[0-9;]*m' -replace '(?m)[ \t]+$' -replace '\r' -replace '\n{3,}', "`n`n").Trim("`n")
    }
}

$place = 0
$results = foreach ($session in Get-Content -LiteralPath $SessionPath -Raw | ConvertFrom-Json) {
    $here = (New-Item -ItemType Directory (Join-Path $Folder "session$((++$place))")).FullName
    Set-Location -LiteralPath $here
    $env:METRICSTOOLS_STORE = Join-Path $here 'default.db'
    [pscustomobject]@{ Shown = @(Invoke-Session $session.Code) }
    Disconnect-MetricStore
}
ConvertTo-Json @($results) -Depth 4 | Set-Content -LiteralPath $ResultPath -Encoding UTF8
