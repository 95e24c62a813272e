BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Invoke-MetricRollup' {
    It 'compresses what was recorded, and leaves every answer as it was' {
        $store = New-StorePath
        1..5000 | Add-Metric a -Store $store
        $before = (Get-MetricSeries a -Store $store).Value
        $result = Invoke-MetricRollup $store
        $result | Should -BeOfType 'MetricsTools.MetricRollup'
        $result.Path | Should -Be $store
        $result.SamplesBefore | Should -Be 5000
        $result.SamplesAfter | Should -Be 5000
        $result.SealedSamples | Should -Be 5000
        $result.Duration | Should -BeGreaterThan ([timespan]::Zero)
        (Get-MetricSeries a -Store $store).Value | Should -Be $before
        Test-MetricStore $store -Quiet | Should -BeTrue
    }

    It 'has nothing more to do a second time' {
        $store = New-StorePath
        1..100 | Add-Metric a -Store $store
        (Invoke-MetricRollup $store).SealedSamples | Should -Be 100
        (Invoke-MetricRollup $store).SealedSamples | Should -Be 0
        (Get-MetricStore $store).SampleCount | Should -Be 100
    }

    It 'removes what is older than it is kept, and keeps its day' {
        $store = New-StorePath
        $old = Get-HourStart (24 * 20)
        1..10 | ForEach-Object { [pscustomobject]@{ Name = 'a'; Value = $_; Timestamp = $old.AddMinutes($_) } } | Add-Metric -Store $store
        Add-Metric a 100 -Store $store
        $result = Invoke-MetricRollup $store
        $result.SamplesBefore | Should -Be 11
        $result.SamplesAfter | Should -Be 1
        $days = @(Get-MetricSeries a -Interval 1d -Store $store)
        $days.Count | Should -Be 2
        $days[0].Count, $days[0].Sum, $days[0].Maximum | Should -Be 10, 55, 10
    }

    It 'keeps what a metric is to keep for longer' {
        $store = New-StorePath
        Register-MetricDefinition runs -RetainRaw 52w -Store $store
        Add-Metric runs 1 -Timestamp (Get-HourStart (24 * 20)) -Store $store
        Add-Metric runs 2 -Store $store
        (Invoke-MetricRollup $store).SamplesAfter | Should -Be 2
        (Get-MetricSeries runs -Store $store).Value | Should -Be 1, 2
    }

    It 'tells the counts in the verbose stream' {
        $store = New-StorePath
        1..3 | Add-Metric a -Store $store
        $result = Invoke-Captured { Invoke-MetricRollup $store -Verbose }
        $result.Verbose | Should -Contain 'Samples: 3 before, 3 after; 3 compressed. Spans: 0 before, 1 after.'
    }

    It 'ends with a warning when another run is at it' {
        $store = New-StorePath
        Add-Metric a 1 -Store $store
        $expiry = [DateTimeOffset]::UtcNow.AddMinutes(5).ToUnixTimeMilliseconds()
        $null = Invoke-Sql $store "UPDATE meta SET lease_until = $expiry"
        $result = Invoke-Captured { Invoke-MetricRollup $store }
        $result.Warning | Should -Be 'Concurrent aggregation job detected, exiting'
        $result.Output | Should -BeNullOrEmpty
        $result.Error | Should -BeNullOrEmpty
    }

    It 'changes nothing with -WhatIf' {
        $store = New-StorePath
        1..100 | Add-Metric a -Store $store
        Invoke-MetricRollup $store -WhatIf | Should -BeNullOrEmpty
        (Invoke-MetricRollup $store).SealedSamples | Should -Be 100
    }

    It 'gives an error for a store that is not there, and makes none' {
        $store = New-StorePath
        { Invoke-MetricRollup $store } | Should -Throw 'no store at *'
        $store | Should -Not -Exist
    }
}
