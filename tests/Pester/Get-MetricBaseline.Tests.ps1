BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'baseline.db'
    New-History steady (1..20) -Tag @{ host = 'web1' } | Add-Metric -Unit ms -Store $store
    New-History steady (101..120) -Tag @{ host = 'web2' } | Add-Metric -Store $store
    New-History old (1..5) -Before '10.00:00' | Add-Metric -Store $store
    $script:hour = Get-HourStart 5
    foreach ($place in 0..3) { 3600 * ($place + 1) | Add-Metric requests -Type Counter -Timestamp $hour.AddHours($place).AddMinutes(5) -Store $store }
    foreach ($place in 0..3) { 1..($place + 1) | Add-Metric people -Type Set -Timestamp $hour.AddHours($place).AddMinutes(5) -Store $store }
}

Describe 'Get-MetricBaseline' {
    It 'gives the figures of the history, one object a series' {
        $first, $second = Get-MetricBaseline steady -Store $store
        "$($first.Tag) $($second.Tag)" | Should -Be 'host=web1 host=web2'
        $first.Count | Should -Be 20
        $first.Average | Should -Be 10.5
        $first.Median | Should -Be 10.5
        $first.Mad | Should -Be 5
        $first.StandardDeviation | Should -Be ([math]::Sqrt(35))
        $first.Minimum | Should -Be 1
        $first.P5 | Should -BeGreaterThan 1.94
        $first.P25 | Should -Be 5.75
        $first.P75 | Should -Be 15.25
        $first.P95 | Should -Be 19.05
        $first.P99 | Should -Be 19.81
        $first.Maximum | Should -Be 20
        $first.Unit | Should -Be 'ms'
        $first.Aggregate | Should -Be 'Raw'
        $first.IsSufficient | Should -BeTrue
    }

    It 'takes a -Window of bare 30d, and refuses a bare 7' {
        (Get-MetricBaseline old -Window 30d -Store $store).Count | Should -Be 5
        { Get-MetricBaseline old -Window 7 -Store $store } | Should -Throw '*without a unit*'
    }

    It 'looks at seven days by default, and says with -Verbose when they are empty' {
        $captured = Invoke-Captured { Get-MetricBaseline old -Store $store -Verbose }
        $captured.Output.Count | Should -Be 0
        @($captured.Verbose -like "old has no values*$store*").Count | Should -Be 1
    }

    It 'takes the newest -Count values, however old' {
        $baseline = Get-MetricBaseline old -Count 3 -Store $store
        $baseline.Count | Should -Be 3
        $baseline.Minimum | Should -Be 3
        $baseline.IsSufficient | Should -BeFalse
    }

    It 'looks no further than -AsOf' {
        $tenth = (Get-MetricSeries steady -Tag host=web1 -Store $store)[9].Timestamp
        (Get-MetricBaseline steady -Tag host=web1 -AsOf $tenth -Store $store).Maximum | Should -Be 10
    }

    It 'takes the rates of whole intervals of a Counter' {
        $baseline = Get-MetricBaseline requests -Store $store
        $baseline.Aggregate | Should -Be 'Rate'
        $baseline.Maximum | Should -Be 4
        (Get-MetricBaseline requests -Interval 2h -Store $store).Maximum | Should -BeGreaterOrEqual 2.5
    }

    It 'takes the distinct counts of whole intervals of a Set' {
        $baseline = Get-MetricBaseline people -Store $store
        $baseline.Aggregate | Should -Be 'Distinct'
        $baseline.Maximum | Should -Be 4
    }

    It 'takes names by wildcard and from the pipeline, with their tags' {
        @(Get-MetricBaseline 'stea*' -Store $store).Count | Should -Be 2
        @(Get-MetricSnapshot steady -Tag host=web2 -Store $store | Get-MetricBaseline -Store $store).Tag.host | Should -Be 'web2'
    }

    It 'gives an error for a literal name that does not exist' {
        $captured = Invoke-Captured { Get-MetricBaseline nothing, steady -Store $store }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        $captured.Output.Count | Should -Be 2
    }
}

Describe 'Get-MetricBaseline -Seasonality' {
    BeforeAll {
        $script:seasonal = New-StorePath 'seasonal.db'
        $start = [DateTimeOffset]::new([datetime]::UtcNow.Date.AddDays(-8), [timespan]::Zero)
        0..167 | ForEach-Object { [pscustomobject]@{ Name = 'daily'; Value = 10 + $_ % 24; Timestamp = $start.AddHours($_) } } | Add-Metric -Store $seasonal
    }

    It 'gives every hour a level, in the zone that is named' {
        $utc = Get-MetricBaseline daily -Window 30d -Seasonality HourOfDay -TimeZone UTC -Store $seasonal
        $utc.Seasonality | Should -BeExactly 'HourOfDay'
        $utc.Profile.Levels | ForEach-Object { [math]::Round($_, 6) } | Should -Be (10..33)
        "$($utc.Profile)" | Should -Be 'HourOfDay in UTC, explains 100 %'
        $tokyo = Get-MetricBaseline daily -Window 30d -Seasonality HourOfDay -TimeZone Asia/Tokyo -Store $seasonal
        [math]::Round($tokyo.Profile.Levels[9], 6) | Should -Be 10
    }

    It 'survives JSON and Clixml, and judges by the hour' {
        $baseline = Get-MetricBaseline daily -Window 30d -Seasonality HourOfDay -TimeZone UTC -Store $seasonal
        $usual = 10 + [datetime]::UtcNow.Hour
        foreach ($read in ($baseline | ConvertTo-Json | ConvertFrom-Json), [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($baseline))) {
            (Test-MetricDeviation -Value $usual -Baseline $read).Verdict | Should -Be 'Normal'
            (Test-MetricDeviation -Value ($usual + 12) -Baseline $read).Verdict | Should -Be 'Deviation'
        }
    }

    It 'refuses a baseline whose profile was written too flat, and says what to do' {
        $flat = Get-MetricBaseline daily -Window 30d -Seasonality HourOfDay -Store $seasonal | ConvertTo-Json -Depth 1 -WarningAction Ignore | ConvertFrom-Json
        { Test-MetricDeviation -Value 5 -Baseline $flat } | Should -Throw '*-Depth 5*'
    }

    It 'says that a season is longer than the history' {
        $captured = Invoke-Captured { Get-MetricBaseline daily -Window 30d -Seasonality HourOfWeek -Store $seasonal }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'SeasonTooLong,*'
        "$($captured.Error[0])" | Should -BeLike '*HourOfWeek needs 14 days*daily has 7.0*'
    }

    It 'finds out by itself with Auto' {
        (Get-MetricBaseline daily -Window 30d -Seasonality Auto -TimeZone UTC -Store $seasonal).Seasonality | Should -Be 'HourOfDay'
        New-History plain (Get-SteadyValue 300) -Step '00:30' | Add-Metric -Store $seasonal
        (Get-MetricBaseline plain -Window 30d -Seasonality Auto -Store $seasonal).Profile | Should -BeNullOrEmpty
    }

    It 'says that there is no such time zone' {
        { Get-MetricBaseline daily -Seasonality Auto -TimeZone Mars/Olympus -Store $seasonal } | Should -Throw '*Mars/Olympus*'
    }
}

Describe 'Get-MetricBaseline' {
    BeforeAll {
        $script:excluding = New-StorePath 'excluding.db'
        $script:values = @(Get-SteadyValue 40)
        $values[20] = 900
        $values[21] = 905
        New-History m $values -Step '01:00' | Add-Metric -Store $excluding
        $script:incident = (Get-MetricSeries m -Store $excluding)[20].Timestamp
    }

    It 'leaves anomalies out with -ExcludeAnomaly' {
        $baseline = Get-MetricBaseline m -ExcludeAnomaly -Store $excluding
        "$($baseline.Count) $($baseline.Maximum)" | Should -Be '38 105'
    }

    It 'leaves ranges out, as <Form>' -ForEach @(
        @{ Form = 'text'; Range = { "$($incident.ToString('o'))/$($incident.AddHours(2).ToString('o'))" } }
        @{ Form = 'a hashtable'; Range = { @{ Start = $incident; End = $incident.AddHours(2) } } }
        @{ Form = 'objects'; Range = { [pscustomobject]@{ Start = $incident; End = $incident.AddHours(1) }, [pscustomobject]@{ Start = $incident.AddHours(1); End = $incident.AddHours(2) } } }
    ) {
        (Get-MetricBaseline m -ExcludeRange (& $Range) -Store $excluding).Count | Should -Be 38
        (Get-MetricBaseline m -Count 20 -ExcludeRange (& $Range) -Store $excluding).Maximum | Should -Be 105
    }

    It 'refuses a range that is none: <_>' -ForEach 'yesterday', '2026-01-02T00:00Z/2026-01-01T00:00Z', '2026-01-02T00:00Z', @{ Start = '2026-01-01T00:00Z' } {
        { Get-MetricBaseline m -ExcludeRange $_ -Store $excluding } | Should -Throw
    }

    It 'says how sure each figure is' {
        $confidence = (Get-MetricBaseline m -Store $excluding).Confidence
        $confidence.MedianLower | Should -BeLessOrEqual 100
        $confidence.MedianUpper | Should -BeGreaterOrEqual 100
        $confidence.P99Upper | Should -BeNullOrEmpty
        "$confidence" | Should -BeLike '95 %: median * to *'
    }

    It 'takes numbers from anywhere, without a store: <Value>' -ForEach @(
        @{ Value = @(5); Count = 1; Median = 5 }
        @{ Value = @(5, 7); Count = 2; Median = 6 }
        @{ Value = @(1e300, 1e-300, -1e300, 0); Count = 4; Median = 5e-301 }
        @{ Value = @(3, 3, 3); Count = 3; Median = 3 }
    ) {
        $baseline = Get-MetricBaseline -Value $Value
        "$($baseline.Count) $($baseline.Median)" | Should -Be "$Count $Median"
    }

    It 'refuses numbers that are none: <_>' -ForEach 'abc', ([double]::NaN), ([double]::PositiveInfinity), $null {
        { Get-MetricBaseline -Value 1, $_ -ErrorAction Stop } | Should -Throw
    }

    It 'refuses what cannot be asked together: <Arguments>' -ForEach @(
        @{ Arguments = @{ Name = 'm'; Window = '3d'; Count = 5 } }
        @{ Arguments = @{ Label = 'x'; Window = '3d' } }
        @{ Arguments = @{ Value = 1, 2; Seasonality = 'Auto' } }
    ) {
        { Get-MetricBaseline @Arguments -Store $excluding } | Should -Throw -ErrorId 'OptionsInConflict,*'
    }
}
