BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'complete me.db'
    Add-Metric build.duration 1 -Unit ms -Tag @{ branch = 'main'; host = 'web1' } -Store $store
    Add-Metric build.duration 2 -Tag @{ branch = 'feature x'; host = 'web2' } -Store $store
    Add-Metric build.size 1 -Type Histogram -Tag @{ arch = 'arm64' } -Store $store
    Add-Metric test.count 1 -Type Counter -Store $store
    function Get-Completion([string] $Line) { @((TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText) }
}

Describe 'Completion' {
    It 'offers the names of metrics for <Cmdlet> <Parameter>' -ForEach @(
        foreach ($cmdlet in 'Get-MetricSeries', 'Get-MetricSnapshot', 'Get-MetricBaseline', 'Get-MetricDefinition', 'Test-MetricDeviation', 'Set-MetricDefinition', 'Unregister-MetricDefinition', 'Add-Metric') {
            @{ Cmdlet = $cmdlet; Parameter = '-Name' }
        }
        @{ Cmdlet = 'Export-Metric x.csv'; Parameter = '-Name' }
        @{ Cmdlet = 'Get-MetricSeries'; Parameter = '' }
    ) {
        Get-Completion "$Cmdlet -Store '$store' $Parameter build." | Should -Be 'build.duration', 'build.size'
        Get-Completion "$Cmdlet -Store '$store' $Parameter BUILD.d" | Should -Be 'build.duration'
    }

    It 'says in a tool tip what a metric is' {
        $line = "Get-MetricSeries -Store '$store' -Name build.d"
        (TabExpansion2 $line $line.Length).CompletionMatches.ToolTip | Should -Be 'Gauge in ms'
    }

    It 'offers keys of tags, then their values, of the metrics that are named' {
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag " | Should -Be 'branch=', 'host='
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.size -Tag " | Should -Be 'arch='
        Get-Completion "Get-MetricSeries -Store '$store' -Name 'build.*' -Tag h" | Should -Be 'host='
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag host=" | Should -Be 'host=web1', 'host=web2'
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag branch=f" | Should -Be "'branch=feature x'"
    }

    It 'goes on after a comma in quotes' {
        Get-Completion "Get-MetricSeries -Store '$store' -Name build.duration -Tag 'host=web1,br" | Should -Be "'host=web1,branch='"
    }

    It 'offers <Expected> for <Line>' -ForEach @(
        @{ Line = 'Test-MetricDeviation -Method '; Expected = 'Auto', 'Mad', 'ZScore', 'Percent', 'Iqr', 'Percentile', 'Static', 'MannWhitney', 'ChangePoint' }
        @{ Line = 'Test-MetricDeviation -Method p'; Expected = 'Percent', 'Percentile' }
        @{ Line = 'Test-MetricDeviation -FailOn '; Expected = 'Critical', 'Warning' }
        @{ Line = 'Export-Metric -Format '; Expected = 'Csv', 'Json', 'NdJson', 'Prometheus' }
        @{ Line = 'Import-Metric -Format '; Expected = 'Csv', 'Json', 'NdJson' }
        @{ Line = 'Get-MetricSeries -Interval a'; Expected = @('Auto') }
        @{ Line = 'Get-MetricSeries -Interval 1'; Expected = '1m', '15m', '1h', '1d' }
        @{ Line = 'Test-MetricDeviation -Interval a'; Expected = @() }
        @{ Line = 'Get-MetricBaseline -Window 7'; Expected = @('7d') }
        @{ Line = 'Add-Metric -Type c'; Expected = @('Counter') }
        @{ Line = 'Get-MetricSeries -Fill '; Expected = 'None', 'Null', 'Previous', 'Zero' }
    ) {
        Get-Completion $Line | Where-Object { $_ } | Sort-Object | Should -Be ($Expected | Sort-Object)
    }

    It 'looks into the connected store' {
        Connect-MetricStore $store
        try {
            Get-Completion 'Get-MetricSeries -Name test' | Should -Be 'test.count'
            Get-Completion 'Get-MetricSeries build.size -Tag a' | Should -Be 'arch='
        }
        finally { Disconnect-MetricStore }
    }

    It 'takes a store relative to the current location, also from a variable' {
        Push-Location (Split-Path $store)
        $global:CompletionStore = $store
        try {
            Get-Completion "Get-MetricSeries -Store './complete me.db' -Name test" | Should -Be 'test.count'
            Get-Completion 'Get-MetricSeries -Store $CompletionStore -Name test' | Should -Be 'test.count'
        }
        finally {
            Pop-Location
            Remove-Variable CompletionStore -Scope Global
        }
    }

    It 'is silent when there is no store, or something else is there' {
        $before = $global:Error.Count
        Get-Completion "Get-MetricSeries -Store '$(New-StorePath)' -Name b" | Where-Object { $_ } | Should -BeNullOrEmpty
        Get-Completion "Get-MetricSeries -Name nobody-has-this" | Where-Object { $_ } | Should -BeNullOrEmpty
        $other = New-StorePath
        Set-Content $other 'a text'
        Get-Completion "Get-MetricSeries -Store '$other' -Tag b" | Where-Object { $_ } | Should -BeNullOrEmpty
        $global:Error.Count | Should -Be $before
    }
}
