BeforeDiscovery {
    $text = Get-Content "$PSScriptRoot/../../README.md" -Raw
    $blocks = [regex]::Matches($text, '(?ms)^```powershell\r?\n(.*?)^```')
    $recipes = foreach ($place in 1..$blocks.Count) { @{ Place = $place; Code = $blocks[$place - 1].Groups[1].Value } }
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
        $header, $null, $rows = @($shown -split '\r?\n' | Where-Object { $_ -like '* *' -and $_ -notlike '*Add-Metric*' -and $_ -notlike '*PS>*' })
        $place = $header.IndexOf('Reason')
        $reason = -join ($rows | ForEach-Object { $_.Substring($place) })

        $run = Invoke-WithModule "Remove-Item `$env:METRICSTOOLS_STORE -ErrorAction Ignore; $($commands[0]); $($commands[1]); ($($commands[2])).Reason" @{ METRICSTOOLS_STORE = New-StorePath }

        $run.Output -replace '\s' | Should -Be ($reason -replace '\s')
    }
}
