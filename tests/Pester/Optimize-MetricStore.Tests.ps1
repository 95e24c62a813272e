BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Optimize-MetricStore' {
    It 'gives back the space of what was removed' {
        $store = New-StorePath
        1..20000 | Add-Metric a -Store $store
        Add-Metric b 1 -Store $store
        Unregister-MetricDefinition a -RemoveData -Force -Store $store
        $result = Optimize-MetricStore $store
        $result | Should -BeOfType 'MetricsTools.MetricStoreOptimization'
        $result.Path | Should -Be $store
        $result.FreeBefore | Should -BeGreaterThan 100kb
        $result.FreeAfter | Should -Be 0
        $result.SizeAfter | Should -Be (Get-Item -LiteralPath $store).Length
        $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
        (Get-MetricSeries b -Store $store).Value | Should -Be 1
        Test-MetricStore $store -Quiet | Should -BeTrue
    }

    It 'works on the connected store' {
        Connect-MetricStore (New-StorePath)
        try {
            1..100 | Add-Metric a
            (Optimize-MetricStore).FreeAfter | Should -Be 0
            Add-Metric a 101
            (Get-MetricStore).SampleCount | Should -Be 101
        }
        finally { Disconnect-MetricStore }
    }

    It 'changes nothing with -WhatIf' {
        $store = New-StorePath
        1..100 | Add-Metric a -Store $store
        $before = (Get-Item -LiteralPath $store).Length
        Optimize-MetricStore $store -WhatIf | Should -BeNullOrEmpty
        (Get-Item -LiteralPath $store).Length | Should -Be $before
    }

    It 'gives an error for a store that is not there, and makes none' {
        $store = New-StorePath
        { Optimize-MetricStore $store } | Should -Throw 'no store at *'
        $store | Should -Not -Exist
    }
}
