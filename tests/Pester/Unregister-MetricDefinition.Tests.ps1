BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Unregister-MetricDefinition' {
    BeforeEach {
        $store = New-StorePath
        1..3 | Add-Metric full -Unit ms -Type Counter -Store $store
        Register-MetricDefinition bare -Unit s -Store $store
    }

    It 'removes a metric without samples' {
        Unregister-MetricDefinition bare -Store $store
        (Get-MetricDefinition -Store $store).Name | Should -Be 'full'
    }

    It 'keeps the samples of a metric, with its name and kind' {
        Unregister-MetricDefinition full -Store $store
        $metric = Get-MetricDefinition full -Store $store
        $metric.Kind | Should -Be 'Counter'
        $metric.Unit | Should -BeNullOrEmpty
        @(Get-MetricSeries full -Store $store).Count | Should -Be 3
    }

    It 'removes the samples too with -RemoveData and <How>' -ForEach @(@{ How = '-Confirm:$false'; Yes = @{ Confirm = $false } }, @{ How = '-Force'; Yes = @{ Force = $true } }) {
        Unregister-MetricDefinition '*' -RemoveData @Yes -Store $store
        Get-MetricDefinition -Store $store | Should -BeNullOrEmpty
        Add-Metric full 1 -Type Gauge -Store $store
        (Get-MetricSeries full -Store $store).Kind | Should -Be 'Gauge' -Because 'the name is free for another kind'
    }

    It 'asks before it removes samples: without anyone to answer, nothing is removed' {
        $run = Invoke-WithModule "Unregister-MetricDefinition full -RemoveData -Store '$store'"
        $run.ExitCode | Should -Be 1
        $run.Error | Should -Not -BeNullOrEmpty
        @(Get-MetricSeries full -Store $store).Count | Should -Be 3
    }

    It 'removes nothing with -WhatIf' {
        Unregister-MetricDefinition '*' -RemoveData -Force -WhatIf -Store $store
        @(Get-MetricDefinition -Store $store).Count | Should -Be 2
        @(Get-MetricSeries full -Store $store).Count | Should -Be 3
    }

    It 'takes metrics from the pipeline' {
        Get-MetricDefinition -Store $store | Unregister-MetricDefinition -RemoveData -Confirm:$false -Store $store
        Get-MetricDefinition -Store $store | Should -BeNullOrEmpty
    }

    It 'gives an error for a literal name that does not exist, and goes on' {
        $captured = Invoke-Captured { Unregister-MetricDefinition nothing, bare -Store $store }
        $captured.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        (Get-MetricDefinition -Store $store).Name | Should -Be 'full'
    }
}
