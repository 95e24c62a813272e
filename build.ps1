#Requires -Version 5.1
<#
.SYNOPSIS
    Builds, tests, packages, shows, documents and measures MetricsTools.
.DESCRIPTION
    Build leaves a module that 'Import-Module ./MetricsTools.psd1' loads. Test runs all tests, with the Pester suite in this PowerShell and under
    several locales, against the package; it needs Pester 5.5 or newer (Install-Module Pester). Package makes what the PowerShell Gallery takes, in
    artifacts/package: the module's folder, the nupkg, and the symbols apart. Demo measures this machine. Docs writes the pages of docs/en-US from the
    docs of the cmdlets; commit them. Benchmark prints the figures of docs/performance.md.
    Pictures takes the pictures of the README (docs/pictures/make.ps1 says what that needs); commit them.
.PARAMETER Task
    What to do: Build (the default), Test, Package, Demo, Docs, Benchmark or Pictures. Several are done in turn.
.PARAMETER Configuration
    Release (the default) or Debug.
.EXAMPLE
    ./build.ps1
.EXAMPLE
    ./build.ps1 -Task Test
.EXAMPLE
    ./build.ps1 -Task Package
    Publish-PSResource -NupkgPath (Convert-Path artifacts/package/*.nupkg) -Repository PSGallery -ApiKey $key
#>
[CmdletBinding()]
param(
    [Parameter(Position = 0)]
    [ValidateSet('Build', 'Test', 'Package', 'Demo', 'Docs', 'Benchmark', 'Pictures')]
    [string[]] $Task = 'Build',

    [ValidateSet('Release', 'Debug')]
    [string] $Configuration = 'Release'
)

$ErrorActionPreference = 'Stop'
Set-StrictMode -Version 3

function Invoke-DotNet {
    & dotnet @args
    if ($LASTEXITCODE -ne 0) { throw "'dotnet $args' failed with exit code $LASTEXITCODE." }
}

if (-not (Get-Command dotnet -CommandType Application -ErrorAction Ignore)) { throw 'The .NET SDK is needed: https://dot.net' }

Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' {
            Invoke-DotNet build Metrics.Ps.sln --configuration $Configuration --nologo
        }
        'Test' {
            Invoke-DotNet test Metrics.Ps.sln --configuration $Configuration --nologo

            # The solution's tests run Pester in pwsh; Windows PowerShell is this process.
            if ($PSEdition -eq 'Desktop') {
                $manifest = Convert-Path "$PSScriptRoot/artifacts/package/MetricsTools/*/MetricsTools.psd1"
                & "$PSScriptRoot/tests/Pester/Invoke-Tests.ps1" -Module $manifest -ResultPath "$PSScriptRoot/TestResults/pester-desktop.xml"
                if ($LASTEXITCODE -ne 0) { throw "$LASTEXITCODE Pester tests failed." }
            }
        }
        'Package' {
            Invoke-DotNet build src/Metrics.Package --configuration $Configuration --nologo -target:Package
        }
        'Demo' {
            Invoke-DotNet run --project src/Metrics.Cli --configuration $Configuration -- demo
        }
        'Docs' {
            Invoke-DotNet build src/Metrics.Help --configuration $Configuration --nologo '-target:WriteDocs'
        }
        'Pictures' {
            Invoke-DotNet build Metrics.Ps.sln --configuration $Configuration --nologo
            & "$PSScriptRoot/docs/pictures/make.ps1"
        }
        'Benchmark' {
            Invoke-DotNet build src/Metrics.Package --configuration Release --nologo -target:Package
            Invoke-DotNet run --project benchmarks/Metrics.Benchmarks --configuration Release -- engine
            Invoke-DotNet run --project benchmarks/Metrics.Benchmarks --configuration Release -- module
            Invoke-DotNet run --project benchmarks/Metrics.Benchmarks --configuration Release -- start
            Invoke-DotNet run --project benchmarks/Metrics.Benchmarks --configuration Release -- views
        }
    }
}
finally {
    Pop-Location
}
