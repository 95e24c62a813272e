BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $recipes = Get-CodeBlock "$PSScriptRoot/../../README.md"
}

Describe 'The recipes of the README' {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
        $folder = (New-Item -ItemType Directory (New-StorePath 'readme')).FullName
        $environment = @{ METRICSTOOLS_STORE = Join-Path $folder 'default.db' }
    }

    # In order, on one store: a recipe may use what one before it recorded.
    It 'recipe <Place> runs as written' -ForEach $recipes {
        $written = $Code.Replace('./MetricsTools.psd1', (Get-ModulePath))
        $script = Join-Path $folder "recipe$Place.ps1"
        Set-Content $script "`$ErrorActionPreference = 'Stop'; Import-Module '$(Get-ModulePath)'; Set-Location '$folder'`n$written"

        $run = Invoke-Pwsh @('-File', $script) $environment

        $run.Error | Should -BeNullOrEmpty
        $run.ExitCode | Should -Be 0
    }

    It 'the first lines show what the module really says' {
        $text = Get-Content "$PSScriptRoot/../../README.md" -Raw
        $shown = [regex]::Match($text, '(?ms)^```\r?\nPS> (.*?)^```').Groups[1].Value
        $commands = [regex]::Matches("PS> $shown", '(?m)^PS> (.*)$').ForEach({ $_.Groups[1].Value.Trim() })
        $table = $shown.Substring($shown.IndexOf($commands[2]) + $commands[2].Length)
        $script = "[cultureinfo]::CurrentCulture = 'en-US'; $($commands[0]); $($commands[1]); $($commands[2]) | Out-String -Width 120"

        $run = Invoke-WithModule $script @{ METRICSTOOLS_STORE = New-StorePath }

        $run.Output -replace '[ \t\r]+(?=\n|\z)' | Should -Be ($table -replace '\r').Trim()
    }
}
