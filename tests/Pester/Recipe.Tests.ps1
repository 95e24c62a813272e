BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $blocks = Get-CodeBlock "$PSScriptRoot/../../docs/ci-gating.md"
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:document = (Get-Content "$PSScriptRoot/../../docs/ci-gating.md" -Raw) -replace '\r'

    # The fenced blocks of a language under a heading.
    function Get-Block([string] $Heading, [string] $Language) {
        $section = [regex]::Match($document, "(?ms)^## $Heading\n(.*?)(?=^## |\z)").Groups[1].Value
        [regex]::Matches($section, "(?ms)^``````$Language\n(.*?)\n``````$").ForEach({ $_.Groups[1].Value })
    }

    # The scripts that the steps of a YAML file run in PowerShell, in order, but those that install the module.
    function Get-Step([string] $Yaml) {
        $lines = $Yaml -split '\n'
        for ($i = 0; $i -lt $lines.Count; $i++) {
            if ($lines[$i] -notmatch '^(\s*)(- )?(run|pwsh): (.*)$') { continue }
            $column = $Matches[1].Length + "$($Matches[2])".Length
            $script = $Matches[4]
            if ($script -eq '|') {
                $body = while ($i + 1 -lt $lines.Count -and $lines[$i + 1] -match '^(\s*)\S' -and $Matches[1].Length -gt $column) { $lines[++$i].Trim() }
                $script = $body -join "`n"
            }
            if ($script -notmatch 'Install-Module') { $script }
        }
    }

    # A workspace of a CI system: the scripts of the document, a build, and the module as if it were installed.
    function New-Workspace {
        $folder = (New-Item -ItemType Directory (New-StorePath "workspace-$([guid]::NewGuid().ToString('N'))")).FullName
        $shim = (New-Item -ItemType Directory "$folder/modules/MetricsTools").FullName
        Set-Content "$shim/MetricsTools.psm1" "Import-Module '$((Get-ModulePath).Replace("'", "''"))' -Global"
        foreach ($name in 'gate.ps1', 'gate-pr.ps1') {
            $text = [regex]::Match($document, "(?ms)^Set-Content $([regex]::Escape($name)) @'\n(.*?)\n'@").Groups[1].Value
            Set-Content "$folder/$name" $text
        }
        Set-Content "$folder/build.ps1" "'built'"
        $folder
    }

    # Runs a step as GitHub Actions and Azure Pipelines do, which set Stop.
    function Invoke-Step([string] $Folder, [string] $Script, [hashtable] $Environment = @{}) {
        $file = "$Folder/step.ps1"
        Set-Content $file "`$ErrorActionPreference = 'Stop'`nSet-Location '$Folder'`n$Script"
        $all = @{ PSModulePath = "$Folder/modules$([IO.Path]::PathSeparator)$env:PSModulePath" } + $Environment
        Invoke-Pwsh @('-Command', ". '$file'") $all
    }
}

Describe 'The recipes of docs/ci-gating.md' {
    Context 'in PowerShell, in order' {
        BeforeAll {
            $session = @(Get-CodeBlock "$PSScriptRoot/../../docs/ci-gating.md")
            $shown = @(Invoke-Example @(, [string[]]$session.Code))
        }

        It 'block <Place> runs as written and shows what it says' -ForEach $blocks {
            $expected = [regex]::Escape($Output).Replace('\.\.\.', '.*')
            $shown[0][$Place - 1] | Should -Match "^$expected\z" -Because $Code
        }
    }

    It 'run as written in GitHub Actions' {
        $folder = New-Workspace
        $environment = @{ GITHUB_ENV = "$folder/env.txt"; GITHUB_STEP_SUMMARY = "$folder/summary.md"; DURATION = '' }
        $steps = @(Get-Step @(Get-Block 'GitHub Actions' yaml)[0])
        $steps.Count | Should -Be 2

        $build = Invoke-Step $folder $steps[0] $environment
        $build.ExitCode | Should -Be 0 -Because $build.Error
        $environment.DURATION = [regex]::Match((Get-Content $environment.GITHUB_ENV -Raw), '^DURATION=([\d.]+)').Groups[1].Value
        $gate = Invoke-Step $folder $steps[1] $environment

        $gate.ExitCode | Should -Be 0 -Because $gate.Error
        $gate.Output | Should -Match '^::warning title=build\.duration::build\.duration cannot be judged'
        Get-Content $environment.GITHUB_STEP_SUMMARY -Raw | Should -Match '(?m)^\| warning \| build\.duration \|'
        "$folder/cache/metrics.db" | Should -Exist
    }

    It 'run as written in Azure Pipelines' {
        $folder = New-Workspace
        $steps = @(Get-Step @(Get-Block 'Azure Pipelines' yaml)[0])
        $steps.Count | Should -Be 3

        $build = Invoke-Step $folder $steps[0]
        $build.ExitCode | Should -Be 0 -Because $build.Error
        $duration = [regex]::Match($build.Output, '##vso\[task\.setvariable variable=DURATION\]([\d.]+)').Groups[1].Value
        $gate = Invoke-Step $folder $steps[1] @{ DURATION = $duration }
        $table = Invoke-Step $folder $steps[2]

        $gate.ExitCode | Should -Be 0 -Because $gate.Error
        $gate.Output | Should -Match '^##vso\[task\.logissue type=warning;\]build\.duration cannot be judged'
        $table.Output | Should -Match '^##vso\[task\.uploadsummary\].*report\.md$'
        ([xml](Get-Content "$folder/metrics.xml" -Raw)).testsuites.testsuite.skipped | Should -Be 1
    }

    It 'run as written in Jenkins' {
        $folder = New-Workspace
        $pipeline = @(Get-Block 'Jenkins' groovy)[0]
        $script = [regex]::Match($pipeline, "(?s)pwsh '''(.*?)'''").Groups[1].Value

        $run = Invoke-Step $folder $script

        $run.ExitCode | Should -Be 0 -Because $run.Error
        "$folder/metrics.xml" | Should -Exist
        "$folder/cache/metrics.db" | Should -Exist
    }
}
