<#
.SYNOPSIS
    Checks that a release names one version everywhere, and gives its notes.
.DESCRIPTION
    The tag, the manifest, Directory.Build.props and a dated section of CHANGELOG.md must agree; with -Package the packaged manifest and the nupkg too.
    Ends with an error that names every disagreement. Changes nothing.
.PARAMETER Tag
    The tag to release, such as v1.2.3.
.PARAMETER Package
    The folder that 'build.ps1 -Task Package' made.
.PARAMETER Root
    The repository, when it is another than the one that this script is in.
.EXAMPLE
    ./.github/Confirm-Release.ps1 -Tag v1.2.3 -Package artifacts/package
#>
[CmdletBinding()]
[OutputType([string])]
param(
    [Parameter(Mandatory)]
    [string] $Tag,

    [string] $Package,

    [string] $Root = (Split-Path $PSScriptRoot)
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

$version = $Tag -replace '^v'
$faults = [Collections.Generic.List[string]]::new()

function Confirm-Version([string] $Place, [string] $Found) {
    if ($Found -ne $version) { $faults.Add("$Place says '$Found'.") }
}

function Read-ManifestVersion([string] $Path) {
    $manifest = Import-PowerShellDataFile -LiteralPath $Path
    $prerelease = if ($manifest.PrivateData.PSData.ContainsKey('Prerelease')) { $manifest.PrivateData.PSData.Prerelease }
    if ($prerelease) { "$($manifest.ModuleVersion)-$prerelease" } else { $manifest.ModuleVersion }
}

if ($Tag -notmatch '^v\d+\.\d+\.\d+(-[a-zA-Z0-9]+)?$') { $faults.Add("The tag '$Tag' is not of the form v1.2.3 or v1.2.3-preview1.") }
Confirm-Version 'MetricsTools.psd1' (Read-ManifestVersion (Join-Path $Root 'MetricsTools.psd1'))
Confirm-Version 'Directory.Build.props' ([xml](Get-Content -LiteralPath (Join-Path $Root 'Directory.Build.props') -Raw)).SelectSingleNode('/Project/PropertyGroup/Version').InnerText

$changelog = Get-Content -LiteralPath (Join-Path $Root 'CHANGELOG.md') -Raw
$section = [regex]::Match($changelog, '(?ms)^## \[' + [regex]::Escape($version) + '\] - \d{4}-\d{2}-\d{2}[ \r]*\n(?<notes>.*?)(?=^## |\z)')
if (-not $section.Success) { $faults.Add("CHANGELOG.md has no section '## [$version] - <date>'.") }

if ($Package) {
    $manifests = @(Get-ChildItem -Path (Join-Path $Package 'MetricsTools/*/MetricsTools.psd1') -ErrorAction Ignore)
    if ($manifests.Count -eq 1) { Confirm-Version 'The packaged manifest' (Read-ManifestVersion $manifests[0].FullName) }
    else { $faults.Add("$Package holds $($manifests.Count) packaged manifests instead of one.") }

    $files = @(Get-ChildItem -Path (Join-Path $Package '*.nupkg') -ErrorAction Ignore)
    if ($files.Count -eq 1) { Confirm-Version 'The name of the nupkg' ($files[0].BaseName -replace '^MetricsTools\.') }
    else { $faults.Add("$Package holds $($files.Count) nupkg files instead of one.") }
}

if ($faults.Count) { throw "Not to be released as ${Tag}: $($faults -join ' ')" }
$section.Groups['notes'].Value.Trim()
