BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'trend.db'
    New-History disk (0..99 | ForEach-Object { 1000 + 2 * $_ + $_ % 3 }) -Step '01:00' -Tag @{ host = 'a' } | Add-Metric -Unit GiBy -Store $store
    New-History flat (Get-SteadyValue 100) | Add-Metric -Store $store
}

Describe 'Get-MetricTrend' {
    It 'gives the slope by day, the change, and a forecast as far ahead as the history is long' {
        $trend = Get-MetricTrend disk -Store $store
        [math]::Round($trend.Slope, 1) | Should -Be 48
        [math]::Round($trend.Change) | Should -Be 198
        "$($trend.Direction) $($trend.Count) $($trend.Unit) $($trend.Per) $($trend.Tag)" | Should -Be 'Higher 100 GiBy 1.00:00:00 host=a'
        ($trend.ForecastTime - $trend.End) | Should -Be ($trend.End - $trend.Start)
        [math]::Round($trend.Forecast / 10) | Should -Be 140
        $trend.ForecastLower | Should -BeLessThan $trend.Forecast
        $trend.ForecastUpper | Should -BeGreaterThan $trend.Forecast
        $trend.SlopeLower | Should -BeLessOrEqual $trend.Slope
        $trend.SlopeUpper | Should -BeGreaterOrEqual $trend.Slope
        [math]::Round($trend.Percent, 1) | Should -Be 19.8
    }

    It 'takes another -Per, -Horizon and range' {
        $trend = Get-MetricTrend disk -Per 1h -Horizon 10h -Last 50h -Store $store
        [math]::Round($trend.Slope, 1) | Should -Be 2
        ($trend.ForecastTime - $trend.End).TotalHours | Should -Be 10
        $trend.Count | Should -Be 50
    }

    It 'has no direction where there is no trend' { (Get-MetricTrend flat -Store $store).Direction | Should -Be 'None' }

    It 'takes numbers, objects and definitions from the pipeline' {
        (1..10 | Get-MetricTrend).Slope | Should -Be 1
        (10..1 | Get-MetricTrend).Direction | Should -Be 'Lower'
        (Get-MetricSeries disk -Store $store | Get-MetricTrend).Slope | Should -Be (Get-MetricTrend disk -Store $store).Slope
        @(Get-MetricDefinition -Store $store | Get-MetricTrend -Store $store).Name | Should -Be 'disk', 'flat'
    }

    It 'is not moved by outliers, nor by the order of rows' {
        $rows = 0..30 | ForEach-Object { [pscustomobject]@{ Timestamp = [DateTimeOffset]::new(2026, 1, 1, 0, 0, 0, [timespan]::Zero).AddDays($_); Value = if ($_ % 10 -eq 5) { 1e6 } else { 5 * $_ } } }
        [math]::Round(($rows | Sort-Object Value | Get-MetricTrend).Slope, 6) | Should -Be 5
    }

    It 'gives nothing for <Because>, and says why' -ForEach @(
        @{ Because = 'one value'; Value = @(5) }
        @{ Because = 'values of one moment'; Value = @([pscustomobject]@{ Timestamp = '2026-01-01T00:00Z'; Value = 1 }, [pscustomobject]@{ Timestamp = '2026-01-01T00:00Z'; Value = 2 }) }
    ) {
        $captured = Invoke-Captured { $Value | Get-MetricTrend -Verbose }
        $captured.Output.Count | Should -Be 0
        "$($captured.Verbose)" | Should -BeLike 'No trend in*'
    }

    It 'has finite figures for <_>' -ForEach '1e300 1e-300 -1e300 5', '0 0 0 0', '7 7', '-5 0 5 1e308 -1e308' {
        $trend = -split $_ | ForEach-Object { [double]$_ } | Get-MetricTrend
        foreach ($figure in $trend.Slope, $trend.Change, $trend.Forecast) { [double]::IsNaN($figure) | Should -BeFalse }
    }

    It 'refuses what it cannot use' {
        { 1..5 | Get-MetricTrend -Horizon 1d -ErrorAction Stop } | Should -Throw -ErrorId 'TimesMissing,*'
        { Get-MetricTrend disk -Per 0s -Store $store } | Should -Throw -ErrorId 'DurationNotPositive,*'
        { Get-MetricTrend -Store $store } | Should -Throw -ErrorId 'NameMissing,*'
        $captured = Invoke-Captured { 1, 'x', 2, $null, [double]::NaN, 3 | Get-MetricTrend }
        "$($captured.Error.Count) $($captured.Output[0].Count)" | Should -Be '3 3'
    }
}
