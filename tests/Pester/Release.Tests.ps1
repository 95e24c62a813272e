# .github/Confirm-Release.ps1, which the release workflow asks before it publishes.

BeforeAll {
    $script:confirm = (Resolve-Path "$PSScriptRoot/../../.github/Confirm-Release.ps1").Path

    # The files of a repository and its package that a release looks at.
    function New-Release([string] $Manifest = '1.2.3', [string] $Props = '1.2.3', [string] $Changelog = '1.2.3', [string] $Packaged = '1.2.3', [string] $Prerelease = '') {
        $root = Join-Path (Get-PSDrive TestDrive).Root ([guid]::NewGuid().ToString('N'))
        $folder = "$root/artifacts/MetricsTools/$Packaged"
        $null = New-Item -ItemType Directory $folder
        $data = "@{ PSData = @{ Prerelease = '$Prerelease' } }"
        Set-Content "$root/MetricsTools.psd1" "@{ ModuleVersion = '$Manifest'; PrivateData = $data }"
        Set-Content "$root/Directory.Build.props" "<Project><PropertyGroup><Version>$Props</Version></PropertyGroup></Project>"
        Set-Content "$root/CHANGELOG.md" "# Changelog`n`n## [Unreleased]`n`n## [$Changelog] - 2026-01-31`n`n### Added`n- A thing.`n`n## [0.9.0] - 2025-01-31`n`n- Older."
        Set-Content "$folder/MetricsTools.psd1" "@{ ModuleVersion = '$Packaged'; PrivateData = $data }"
        Set-Content "$root/artifacts/MetricsTools.$(if ($Prerelease) { "$Packaged-$Prerelease" } else { $Packaged }).nupkg" ''
        $root
    }
}

Describe 'Confirm-Release' {
    It 'gives the notes of the version when everything names it' {
        $root = New-Release
        $notes = & $confirm -Tag v1.2.3 -Root $root -Package "$root/artifacts"
        ($notes -replace "`r") | Should -Be "### Added`n- A thing."
    }

    It 'takes a prerelease from the manifest' {
        $root = New-Release -Props 1.2.3-preview1 -Changelog 1.2.3-preview1 -Prerelease preview1
        & $confirm -Tag v1.2.3-preview1 -Root $root -Package "$root/artifacts" | Should -Match 'A thing'
    }

    It 'refuses when <Name> disagrees' -ForEach @(
        @{ Name = 'the manifest'; Change = @{ Manifest = '1.2.4' }; Because = "*MetricsTools.psd1 says '1.2.4'*" }
        @{ Name = 'Directory.Build.props'; Change = @{ Props = '1.2.4' }; Because = "*Directory.Build.props says '1.2.4'*" }
        @{ Name = 'the changelog'; Change = @{ Changelog = '1.2.4' }; Because = "*no section '## ``[1.2.3``] - <date>'*" }
        @{ Name = 'the package'; Change = @{ Packaged = '1.2.4' }; Because = "*packaged manifest says '1.2.4'*nupkg says '1.2.4'*" }
    ) {
        $root = New-Release @Change
        { & $confirm -Tag v1.2.3 -Root $root -Package "$root/artifacts" } | Should -Throw $Because
    }

    It 'refuses the tag <_>' -ForEach '1.2.3', 'v1.2', 'latest' {
        { & $confirm -Tag $_ -Root (New-Release) } | Should -Throw "*'$_' is not of the form v1.2.3*"
    }

    It 'refuses a package folder that is empty or missing' {
        { & $confirm -Tag v1.2.3 -Root (New-Release) -Package (New-Release) } | Should -Throw '*holds 0 packaged manifests*'
        { & $confirm -Tag v1.2.3 -Root (New-Release) -Package "$TestDrive/nowhere" } | Should -Throw '*holds 0 packaged manifests*'
    }

    It 'has a version of its own sources in common' {
        $root = Split-Path (Split-Path $confirm)
        $version = (Import-PowerShellDataFile "$root/MetricsTools.psd1").ModuleVersion
        try { & $confirm -Tag "v$version" | Should -Not -BeNullOrEmpty }
        catch { "$_" | Should -BeLike "*v${version}: CHANGELOG.md has no section*" -Because 'all but the changelog, which is dated on release, agree at all times' }
    }
}

Describe 'A workflow' {
    BeforeAll {
        # The script of a step, as it stands in the workflow.
        function Get-Step([string] $Workflow, [string] $Name) {
            $text = (Get-Content -LiteralPath (Join-Path (Split-Path $confirm) "workflows/$Workflow.yml") -Raw) -replace '\r'
            $step = [regex]::Match($text, '(?m)^ {6}- name: ' + [regex]::Escape($Name) + '\n(?: {8}(?!run:).*\n)* {8}run: \|\n(?<script>(?: {10}.*\n?)+)')
            $step.Success | Should -BeTrue -Because "$Workflow.yml has the step '$Name'"
            [scriptblock]::Create(($step.Groups['script'].Value -replace '(?m)^ {10}'))
        }
    }

    It 'installs the NuGet provider in Windows PowerShell alone: PowerShell 7 refuses to' {
        $calls = [Collections.Generic.List[string]]::new()
        function Install-PackageProvider { $calls.Add('provider') }
        function Install-Module { $calls.Add("module $($args[0])") }
        & (Get-Step ci 'Install Pester')
        $calls | Should -Be @(if ($PSEdition -eq 'Desktop') { 'provider' }; 'module Pester')
    }

    It 'publishes <Tag> with its notes and files, as a prerelease: <IsPrerelease>' -ForEach @(
        @{ Tag = 'v1.2.3'; Release = @{}; IsPrerelease = $false }
        @{ Tag = 'v1.2.3-preview1'; Release = @{ Props = '1.2.3-preview1'; Changelog = '1.2.3-preview1'; Prerelease = 'preview1' }; IsPrerelease = $true }
    ) {
        $root = New-Release @Release
        $null = New-Item -ItemType Directory "$root/.github"
        Copy-Item -LiteralPath $confirm "$root/.github"
        Rename-Item "$root/artifacts" package
        $null = New-Item -ItemType Directory "$root/artifacts"
        Move-Item "$root/package" "$root/artifacts"
        $call = @{}
        function gh { $call.Arguments = @($args); $call.Notes = "$input" }
        $before = $env:GITHUB_REF_NAME
        Push-Location $root
        try {
            $env:GITHUB_REF_NAME = $Tag
            & (Get-Step release 'Publish the release, with the package, its symbols and the notes of the changelog')
        }
        finally {
            Pop-Location
            $env:GITHUB_REF_NAME = $before
        }
        $call.Arguments[0..2] | Should -Be 'release', 'create', $Tag
        $call.Arguments -contains '--prerelease' | Should -Be $IsPrerelease
        $call.Notes | Should -Match 'A thing'
        $call.Arguments[-1] | Should -Match '\.nupkg$'
    }
}
