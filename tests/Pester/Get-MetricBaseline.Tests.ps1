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
