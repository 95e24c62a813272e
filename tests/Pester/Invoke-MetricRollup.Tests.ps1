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

    It 'warns of much that is older than it is kept, and ends with an alert in a store that grows fast' {
        $store = New-StorePath
        Set-MetricConfiguration WarningSamples 10 -Scope Store -Store $store
        Set-MetricConfiguration AlertSamples 100 -Scope Store -Store $store
        Set-MetricConfiguration AlertGrowth 10 -Scope Store -Store $store
        $old = Get-HourStart (24 * 20)
        1..11 | ForEach-Object { [pscustomobject]@{ Name = 'a'; Value = $_; Timestamp = $old.AddMinutes($_) } } | Add-Metric -Store $store
        1..200 | Add-Metric a -Store $store
        $result = Invoke-Captured { Invoke-MetricRollup $store }
        $result.Warning | Should -BeLike '11 raw samples were older than they are kept*'
        $result.Error | Should -BeNullOrEmpty
        1..101 | ForEach-Object { [pscustomobject]@{ Name = 'a'; Value = $_; Timestamp = $old.AddMinutes($_) } } | Add-Metric -Store $store
        $result = Invoke-Captured { Invoke-MetricRollup $store }
        $result.Error[0].Exception.Message | Should -Be 'ALERT: Database size exceeded 100 threshold'
        $result.Error[0].FullyQualifiedErrorId | Should -BeLike 'SizeAlert,*'
        $result.Output[0].SamplesAfter | Should -Be 200
        $result.Output[0].SamplesBeyondRetention | Should -Be 101
        (Get-MetricStore $store).SampleCount | Should -Be 200
    }

    It 'stays within the budget of the store, and says so' {
        $store = New-StorePath
        Set-MetricConfiguration SizeBudget 1 -Scope Store -Store $store
        $random = [Random]::new(1)
        $start = Get-HourStart (24 * 4)
        0..3 | ForEach-Object {
            $day = $start.AddDays($_)
            1..60000 | ForEach-Object { [pscustomobject]@{ Name = 'a'; Value = $random.NextDouble(); Timestamp = $day.AddSeconds($_) } } | Add-Metric -Store $store
        }
        $result = Invoke-Captured { Invoke-MetricRollup $store -Verbose }
        $result.Verbose -like 'Raw samples before * were rolled up before their time*' | Should -Not -BeNullOrEmpty
        $result.Output[0].SamplesAfter | Should -BeLessThan 240000
        (Get-MetricSeries a -Interval 1d -Resolution Day -Store $store | Measure-Object Count -Sum).Sum | Should -Be 240000
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
