BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'gate.db'
    New-History calm ((Get-SteadyValue 30) + 101) | Add-Metric -Unit ms -Store $store
    New-History jump ((Get-SteadyValue 30) + 200) | Add-Metric -Unit ms -Store $store
    New-History young 1, 2, 300 | Add-Metric -Store $store
    $script:gate = (Resolve-Path "$PSScriptRoot/../gate.ps1").Path
}

Describe 'A gate script' {
    It 'exits <Code> for <Name> with pwsh -File' -ForEach @(
        @{ Name = 'calm'; Code = 0 }, @{ Name = 'jump'; Code = 1 }, @{ Name = 'calm,jump'; Code = 1 }, @{ Name = 'claim'; Code = 1 }, @{ Name = 'young'; Code = 0 }
    ) {
        if ($Name -match ',') { $Name = $Name -split ',' | Select-Object -Last 1 }   # -File hands a list over as one text
        $run = Invoke-Pwsh @('-File', $gate, '-Store', $store, '-Name', $Name, '-Module', (Get-ModulePath))
        $run.ExitCode | Should -Be $Code -Because "$($run.Output)`n$($run.Error)"
    }

    It 'exits <Code> for <Name> with pwsh -Command' -ForEach @(
        @{ Name = 'calm'; Code = 0 }, @{ Name = 'calm, jump'; Code = 1 }, @{ Name = 'claim'; Code = 1 }, @{ Name = "'claim*'"; Code = 0 }
    ) {
        $run = Invoke-Pwsh @('-Command', "& '$gate' -Store '$store' -Name $Name -Module '$(Get-ModulePath)'")
        $run.ExitCode | Should -Be $Code -Because "$($run.Output)`n$($run.Error)"
    }

    It 'shows the results before it fails, and why' {
        $run = Invoke-Pwsh @('-Command', "& '$gate' -Store '$store' -Name calm, jump -Module '$(Get-ModulePath)'")
        $run.Output | Should -Match '(?s)calm.*Normal.*jump.*Deviation'
        $run.Error | Should -Match 'jump rose'
    }

    It 'warns of what it could not judge' {
        $run = Invoke-Pwsh @('-Command', "& '$gate' -Store '$store' -Name young -Module '$(Get-ModulePath)'")
        "$($run.Output)$($run.Error)" | Should -Match 'WARNING: young cannot be judged'
    }

    It 'exits 1 when the store is missing' {
        (Invoke-Pwsh @('-File', $gate, '-Store', (New-StorePath), '-Name', 'calm', '-Module', (Get-ModulePath))).ExitCode | Should -Be 1
    }
}

Describe 'A gate without $ErrorActionPreference = Stop' {
    It 'exits 0 with -File, which is why scripts set it' {
        $file = New-StorePath 'soft-gate.ps1'
        Set-Content $file "Import-Module '$(Get-ModulePath)'; Test-MetricDeviation jump -FailOn Warning -Store '$store'"
        (Invoke-Pwsh @('-File', $file)).ExitCode | Should -Be 0
    }

    It 'exits 1 with -Command only as the last statement' {
        (Invoke-WithModule "Test-MetricDeviation jump -FailOn Warning -Store '$store'").ExitCode | Should -Be 1
        (Invoke-WithModule "Test-MetricDeviation jump -FailOn Warning -Store '$store'; 'done'").ExitCode | Should -Be 0
    }
}
