BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'definitions.db'
    1..3 | Add-Metric build.time -Tag @{ host = 'a' } -Store $store
    4..5 | Add-Metric build.time -Tag @{ host = 'b' } -Unit ms -Store $store
    Add-Metric build.size 1 -Type Histogram -Store $store
    Register-MetricDefinition test.count -Type Counter -Store $store
}

Describe 'Get-MetricDefinition' {
    It 'gives all metrics, by name' {
        (Get-MetricDefinition -Store $store).Name | Should -Be 'build.size', 'build.time', 'test.count'
    }

    It 'takes wildcards: <Pattern>' -ForEach @(
        @{ Pattern = 'build.*'; Count = 2 }, @{ Pattern = '*.[ct]*'; Count = 2 }, @{ Pattern = 'BUILD.????'; Count = 2 }, @{ Pattern = 'no*'; Count = 0 }
    ) {
        @(Get-MetricDefinition $Pattern -Store $store).Count | Should -Be $Count
    }

    It 'counts series and samples, and knows the first and the last' {
        $metric = Get-MetricDefinition build.time -Store $store
        $metric.SeriesCount | Should -Be 2
        $metric.SampleCount | Should -Be 5
        $samples = Get-MetricSeries build.time -Store $store | Sort-Object Timestamp
        $metric.FirstSample | Should -Be $samples[0].Timestamp
        $metric.LastSample | Should -Be $samples[-1].Timestamp
        $metric.Unit | Should -Be 'ms' -Because 'a metric without a unit takes the first one that a sample has'
    }

    It 'gives an error for a literal name that does not exist' {
        $captured = Invoke-Captured { Get-MetricDefinition nothing, test.count -Store $store }
        $captured.Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
        $captured.Output.Name | Should -Be 'test.count'
    }

    It 'shows the allowed tags as text in a CSV cell, and as a list in JSON' {
        $path = New-StorePath
        $definition = Register-MetricDefinition limited -AllowedTag host, region -PassThru -Store $path
        ($definition | ConvertTo-Csv | ConvertFrom-Csv).AllowedTag | Should -Be 'host,region'
        ($definition | ConvertTo-Json | ConvertFrom-Json).AllowedTag | Should -Be 'host', 'region'
    }
}
