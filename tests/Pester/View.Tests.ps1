# How results look in windows of 80 and 120 characters, with names and tags that are longer than a column.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1"
    $script:store = New-StorePath
    $tag = @{ 'http.route' = '/api/v1/orders/{id}'; 'http.request.method' = 'GET'; 'http.response.status_code' = '200' }
    New-History http.server.request.duration (Get-SteadyValue 20 | ForEach-Object { $_ * 1234567.891 }) -Tag $tag -Kind Histogram | Add-Metric -Unit By -Store $store
    Add-Metric http.server.request.duration 987654321.123 -Tag $tag -Store $store

    $null = New-MetricAlertRule http.server.is.much.too.slow http.server.request.duration -Threshold 1234567.891 -Tag 'http.request.method=GET' -For 10m -Enabled -Store $store
    $null = New-MetricAlertRule http.server.is.slow.now http.server.request.duration -Threshold 1234567.891 -Enabled -Store $store
    $null = Invoke-MetricAlert -Store $store

    Add-MetricAnnotation 'The database of the shop was down for everybody in Europe' -Tag kind=incident, service=shop.example, region=eu-west-1 -Duration 400.01:02:03.004 -Store $store

    New-History spike.http.server ((Get-SteadyValue 200) + 987654321.123) -Tag $tag | Add-Metric -Store $store
    New-History step.http.server ((Get-SteadyValue 20) + (Get-SteadyValue 20 | ForEach-Object { $_ * 1234567.891 })) -Tag $tag | Add-Metric -Store $store

    # What a window of a width shows: the lines of the header and of the rows, without the empty ones.
    function Get-View($Object, [int] $Width) {
        @(($Object | Out-String -Width $Width) -split '\r?\n' | Where-Object { $_.Trim() })
    }

    # The columns of a table's header that a window of a width shows whole.
    function Get-Header($Object, [int] $Width) { (Get-View $Object $Width)[0] -replace ' \(UTC\)' -split '\s+' | Where-Object { $_ } }
}

Describe 'The default view of <Type>' -ForEach @(
    @{ Type = 'MetricSample'; At80 = 'Timestamp Name Tag Value Unit'; At120 = 'Timestamp Name Tag Value Unit'; Get = { Get-MetricSeries http.* -Store $store } }
    @{ Type = 'MetricBucket'; At80 = 'Timestamp Name Tag Value Count'; At120 = 'Timestamp Name Tag Value Count Average Minimum Maximum P95'; Get = { Get-MetricSeries http.* -Interval 1m -Store $store } }
    @{ Type = 'MetricSnapshot'; At80 = 'Name Tag Kind Value Unit Timestamp'; At120 = 'Name Tag Kind Value Unit Timestamp'; Get = { Get-MetricSnapshot http.* -Store $store } }
    @{ Type = 'MetricBaseline'; At80 = 'Name Tag Count Average StandardDeviation Median P95'; At120 = 'Name Tag Count Average StandardDeviation Median P95'; Get = { Get-MetricBaseline http.* -Store $store } }
    @{ Type = 'MetricAnomaly'; At80 = 'Timestamp Name Tag Value Score Severity'; At120 = 'Timestamp Name Tag Value Score Severity'; Get = { Find-MetricAnomaly spike.http.* -Store $store } }
    @{ Type = 'MetricChangePoint'; At80 = 'Index Timestamp Before After Shift Score Name Tag'; At120 = 'Index Timestamp Before After Shift Score Name Tag'; Get = { Find-MetricChangePoint step.http.* -Store $store } }
    @{ Type = 'MetricTrend'; At80 = 'Name Tag Slope Direction Change Percent Forecast'; At120 = 'Name Tag Slope Direction Change Percent Forecast'; Get = { Get-MetricTrend step.http.* -Store $store } }
    @{ Type = 'MetricComparison'; At80 = 'Name Tag ReferenceMedian Median Percent Verdict'; At120 = 'Name Tag ReferenceMedian Median Percent Verdict Reason'; Get = { Compare-Metric step.http.* -Last 20m -Store $store } }
    @{ Type = 'MetricDefinition'; At80 = 'Name Kind Unit SeriesCount LastSample'; At120 = 'Name Kind Unit SeriesCount LastSample'; Get = { Get-MetricDefinition http.* -Store $store } }
    @{ Type = 'MetricDeviation'; At80 = 'Name Tag Value Expected Percent Severity Verdict'; At120 = 'Name Tag Value Expected Percent Severity Verdict Reason'; Get = { Test-MetricDeviation http.* -Store $store } }
    @{ Type = 'MetricAnnotation'; At80 = 'Timestamp Duration Text Tag'; At120 = 'Timestamp Duration Text Tag'; Get = { Get-MetricAnnotation -Store $store } }
    @{ Type = 'MetricBreakdown'; At80 = 'Tag Count ErrorRate Average P50 P95 P99 DistinctUsers'; At120 = 'Tag Count ErrorRate Average P50 P95 P99 DistinctUsers Unit Name'; Get = { Get-MetricBreakdown -GroupBy http.route, http.request.method -Store $store } }
    @{ Type = 'MetricUsageInfo'; At80 = 'Tag Events Requests Share DistinctUsers ActiveUsers'; At120 = 'Tag Events Requests Share DistinctUsers ActiveUsers'; Get = { Get-MetricUsage -GroupBy http.route, http.request.method -Store $store } }
    @{ Type = 'MetricEventType'; At80 = 'Name IsBuiltIn Description'; At120 = 'Name IsBuiltIn Description'; Get = { Get-MetricEventType -Store $store } }
    @{ Type = 'MetricAlertRule'; At80 = 'Name Enabled Severity Type Metric'; At120 = 'Name Enabled Severity Type Metric Tag Threshold For'; Get = { Get-MetricAlertRule -Store $store } }
    @{ Type = 'MetricAlert'; At80 = 'Rule State Severity Name Tag Value'; At120 = 'Rule State Severity Name Tag Value Since Reason'; Get = { Get-MetricAlert -Store $store } }
    @{ Type = 'MetricAlertTransition'; At80 = 'Timestamp Rule From State Severity Name'; At120 = 'Timestamp Rule From State Severity Name Tag Value Reason'; Get = { Get-MetricAlert -History -Store $store } }
    @{ Type = 'MetricCollector'; At80 = 'Name State Interval SampleCount LastCollected Sources'; At120 = 'Name State Interval SampleCount LastCollected Sources LastError'; Get = { Start-MetricCollector -Process $PID, 'a-program-with-a-long-name*' -Wait -Count 1 -Interval 100ms -Store (New-StorePath) } }
    @{ Type = 'MetricStoreCheck'; At80 = 'Check Target Status Detail'; At120 = 'Check Target Status Detail'; Get = { Test-MetricStore $store } }
    @{ Type = 'MetricStoreOptimization'; At80 = 'SizeBefore SizeAfter LogBefore LogAfter Path'; At120 = 'SizeBefore SizeAfter LogBefore LogAfter Path'; Get = { Optimize-MetricStore $store } }
    @{ Type = 'MetricStoreRepair'; At80 = 'KeptSamples LostSamples LostHours LostDays Path'; At120 = 'KeptSamples LostSamples LostHours LostDays Path'; Get = { Repair-MetricStore $store } }
    @{ Type = 'MetricSetting'; At80 = 'Name Value Source Description'; At120 = 'Name Value Source Description'; Get = { Get-MetricConfiguration } }
) {
    BeforeAll { $script:object = @(& $Get) }

    It 'shows <At80> at 80' { Get-Header $object 80 | Should -Be ($At80 -split ' ') }

    It 'shows <At120> at 120' { Get-Header $object 120 | Should -Be ($At120 -split ' ') }

    It 'stays inside <_> columns and breaks no number' -ForEach 80, 120 {
        $lines = Get-View $object $_
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual $_
        $lines | Should -Not -Match '(\u2026|\.\.\.)\d' -Because 'a number without its first digits is another number'
    }
}

Describe 'The default view of a store' {
    It 'is a list, which needs no width' {
        $lines = Get-View (Get-MetricStore $store) 80
        $lines[0] | Should -Match '^Path\s+: '
        $lines -match '^SampleCount\s+: 262$' | Should -HaveCount 1
        $lines -match '^LastSample \(UTC\)\s+: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$' | Should -HaveCount 1
    }

    It 'is a table on request' {
        (Get-View (Get-MetricStore $store | Format-Table) 200)[0] | Should -Match '^Path\s+MetricCount'
    }
}

Describe 'A number in a table' {
    BeforeAll {
        $script:before = [cultureinfo]::CurrentCulture
        [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture
    }

    AfterAll { [cultureinfo]::CurrentCulture = $before }

    It 'is <Text> for <Value> in <Width> columns' -ForEach @(
        @{ Value = 0; Width = 9; Text = '0' }
        @{ Value = 1234.56789; Width = 11; Text = '1,234.5679' }
        @{ Value = 1234.56789; Width = 9; Text = '1,234.568' }
        @{ Value = 123456.789; Width = 9; Text = '123,456.8' }
        @{ Value = 8163000000; Width = 15; Text = '8,163,000,000' }
        @{ Value = 8163000000; Width = 9; Text = '8.163e+9' }
        @{ Value = -8163000000; Width = 9; Text = '-8.163e+9' }
        @{ Value = 0.00001234; Width = 9; Text = '1.234e-5' }
        @{ Value = 1.7976931348623157E+308; Width = 9; Text = '1.8e+308' }
        @{ Value = -1.2345E-300; Width = 9; Text = '-1e-300' }
    ) {
        [MetricsTools.TableText]::Number($Value, $Width) | Should -BeExactly $Text
    }

    It 'follows the culture, as other cells do' {
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            [MetricsTools.TableText]::Number(1234.5, 9) | Should -BeExactly '1.234,5'
        }
        finally { [cultureinfo]::CurrentCulture = [cultureinfo]::InvariantCulture }
    }

    It 'is empty for what is missing' {
        [MetricsTools.TableText]::Number($null, 9) | Should -BeNullOrEmpty
        [MetricsTools.TableText]::Moment($null) | Should -BeNullOrEmpty
    }

    It 'is a size in kilobytes, rounded up' {
        [MetricsTools.TableText]::Kilobytes(0) | Should -BeExactly '0 KB'
        [MetricsTools.TableText]::Kilobytes(1048577) | Should -BeExactly '1,025 KB'
    }
}
