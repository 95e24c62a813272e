BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'saved.db'
    New-History build (Get-SteadyValue 20) -Tag @{ host = 'a' } | Add-Metric -Unit ms -Store $store
    New-History build (Get-SteadyValue 20 | ForEach-Object { $_ * 10 }) -Tag @{ host = 'b' } | Add-Metric -Store $store
    New-History size (Get-SteadyValue 20) | Add-Metric -Store $store
}

Describe 'Save-MetricBaseline' {
    It 'keeps a baseline of every series under one label, and says nothing' {
        Get-MetricBaseline build -Store $store | Save-MetricBaseline v1 -Store $store | Should -BeNullOrEmpty
        $saved = @(Get-MetricBaseline -Label v1 -Store $store)
        "$($saved.Tag)" | Should -Be 'host=a host=b'
        $saved.Label | Select-Object -Unique | Should -Be 'v1'
        $saved[0].Unit | Should -Be 'ms'
    }

    It 'keeps what was normal then, whatever is recorded afterwards' {
        Get-MetricBaseline size -Store $store | Save-MetricBaseline before -Store $store
        $median = (Get-MetricBaseline size -Store $store).Median
        1..30 | ForEach-Object { 900 } | Add-Metric size -Store $store
        (Get-MetricBaseline -Label before -Store $store).Median | Should -Be $median
        (Get-MetricBaseline size -Store $store).Median | Should -Be 900
    }

    It 'refuses to change a saved one without -Update, and goes on with the others' {
        Get-MetricBaseline build -Tag host=a -Store $store | Save-MetricBaseline twice -Store $store
        $captured = Invoke-Captured { Get-MetricBaseline build -Store $store | Save-MetricBaseline twice -Store $store }
        $captured.Error.Count | Should -Be 1
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'BaselineExists,*'
        $captured.Error[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        @(Get-MetricBaseline -Label twice -Store $store).Count | Should -Be 2
        Get-MetricBaseline build -Count 5 -Store $store | Save-MetricBaseline twice -Update -Store $store
        Get-MetricBaseline -Label twice -Store $store | ForEach-Object Count | Should -Be 5, 5
    }

    It 'writes what it saved with -PassThru, and nothing is saved with -WhatIf' {
        (Get-MetricBaseline size -Store $store | Save-MetricBaseline shown -PassThru -Store $store).Label | Should -Be 'shown'
        Get-MetricBaseline size -Store $store | Save-MetricBaseline unseen -WhatIf -Store $store
        { Get-MetricBaseline -Label unseen -Store $store -ErrorAction Stop } | Should -Throw '*unseen*'
    }

    It 'takes baselines that were read back from <Form>' -ForEach @(
        @{ Form = 'JSON'; Read = { $args[0] | ConvertTo-Json | ConvertFrom-Json } }
        @{ Form = 'Clixml'; Read = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args[0])) } }
    ) {
        & $Read (Get-MetricBaseline build -Tag host=b -Store $store) | Save-MetricBaseline "read-$Form" -Store $store
        $saved = Get-MetricBaseline -Label "read-$Form" -Store $store
        $saved.Median | Should -Be (Get-MetricBaseline build -Tag host=b -Store $store).Median
        $saved.Confidence.MedianLower | Should -Be (Get-MetricBaseline build -Tag host=b -Store $store).Confidence.MedianLower
        "$($saved.Tag)" | Should -Be 'host=b'
    }

    It 'refuses <Because> as an error' -ForEach @(
        @{ Because = 'a label with wildcards'; Label = 'v*'; Id = 'LabelInvalid' }
        @{ Because = 'a label of blanks'; Label = '  '; Id = 'LabelInvalid' }
        @{ Because = 'a label that looks like JSON'; Label = '{}'; Id = 'LabelInvalid' }
    ) {
        { Get-MetricBaseline size -Store $store | Save-MetricBaseline $Label -Store $store } | Should -Throw -ErrorId "$Id,*"
    }

    It 'refuses what is no baseline, and keeps the good ones' {
        $captured = Invoke-Captured { 5, (Get-MetricBaseline size -Store $store), [pscustomobject]@{ Median = 'x'; Count = 3 } | Save-MetricBaseline mixed -Store $store }
        $captured.Error.Count | Should -Be 2
        @(Get-MetricBaseline -Label mixed -Store $store).Count | Should -Be 1
    }

    It 'makes no store' {
        $path = New-StorePath
        { Get-MetricBaseline size -Store $store | Save-MetricBaseline v1 -Store $path -ErrorAction Stop } | Should -Throw -ErrorId 'StoreNotFound,*'
        Test-Path $path | Should -BeFalse
    }
}

Describe 'Test-MetricDeviation -Baseline <label>' {
    BeforeAll {
        $script:judged = New-StorePath 'judged.db'
        New-History time (Get-SteadyValue 20) -Tag @{ host = 'a' } | Add-Metric -Store $judged
        New-History time (Get-SteadyValue 20 | ForEach-Object { $_ * 10 }) -Tag @{ host = 'b' } | Add-Metric -Store $judged
        New-History other (Get-SteadyValue 20) | Add-Metric -Store $judged
        Get-MetricBaseline time -Store $judged | Save-MetricBaseline v1 -Store $judged
        Add-Metric time 200 -Tag @{ host = 'a' } -Store $judged
        Add-Metric time 1000 -Tag @{ host = 'b' } -Store $judged
    }

    It 'judges each series by the one that was saved of it' {
        $results = @(Test-MetricDeviation time -Baseline v1 -Store $judged)
        $results.Verdict | Should -Be 'Deviation', 'Normal'
        $results.Baseline.Label | Select-Object -Unique | Should -Be 'v1'
    }

    It 'judges all that were saved when no names are given' {
        (Test-MetricDeviation -Baseline v1 -Store $judged).Verdict | Should -Be 'Deviation', 'Normal'
    }

    It 'is inconclusive for a series that has none under the label, even when there is only one' {
        Get-MetricBaseline other -Store $judged | Save-MetricBaseline only -Store $judged
        (Test-MetricDeviation time -Baseline only -Store $judged).Verdict | Should -Be 'Inconclusive', 'Inconclusive'
    }

    It 'uses the values that were saved, so that ranks speak' {
        $result = Test-MetricDeviation time -Tag host=b -Baseline v1 -Value 1060, 1070, 1065, 1062, 1068 -Method MannWhitney -Store $judged
        $result.Verdict | Should -Be 'Deviation'
        $result.PValue | Should -BeLessThan 0.01
    }

    It 'takes the JSON text of baselines too' {
        $json = Get-MetricBaseline -Label v1 -Store $judged | ConvertTo-Json -Depth 5
        (Test-MetricDeviation time -Baseline $json -Store $judged).Verdict | Should -Be 'Deviation', 'Normal'
    }

    It 'says that a label is not there' {
        { Test-MetricDeviation time -Baseline v9 -Store $judged } | Should -Throw -ErrorId 'BaselineNotFound,*'
    }

    It 'says that the metric of a saved one is not there any more' {
        New-History gone (Get-SteadyValue 20) | Add-Metric -Store $judged
        Get-MetricBaseline gone -Store $judged | Save-MetricBaseline v2 -Store $judged
        Unregister-MetricDefinition gone -RemoveData -Force -Store $judged
        $captured = Invoke-Captured { Test-MetricDeviation -Baseline v2 -FailOn Warning -Store $judged }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'BaselineWithoutMetric,*'
        "$($captured.Error[0])" | Should -BeLike "*'v2'*gone*Remove-MetricBaseline*"
        (Get-MetricBaseline -Label v2 -Store $judged).Name | Should -Be 'gone'
    }
}
