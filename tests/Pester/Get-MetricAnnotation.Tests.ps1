BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'annotations.db'
    Add-MetricAnnotation 'Release 1' -Tag kind=deployment -Timestamp 2026-01-01T08:00Z -Store $store
    Add-MetricAnnotation 'Database down' -Tag 'kind=incident,service=api' -Timestamp 2026-01-02T08:00Z -Duration 2h -Store $store
    Add-MetricAnnotation 'Release 2' -Tag kind=deployment -Timestamp 2026-01-03T08:00Z -Store $store
}

Describe 'Get-MetricAnnotation' {
    It 'shows what is asked for, by time: <Ask>' -ForEach @(
        @{ Ask = @{}; Expected = 'Release 1', 'Database down', 'Release 2' }
        @{ Ask = @{ Text = 'release*' }; Expected = 'Release 1', 'Release 2' }
        @{ Ask = @{ Text = 'release 2', '*1', 'release*' }; Expected = 'Release 2', 'Release 1' }
        @{ Ask = @{ Tag = @{ kind = 'inc*' } }; Expected = 'Database down' }
        @{ Ask = @{ Tag = 'service' }; Expected = 'Release 1', 'Release 2' }
        @{ Ask = @{ Start = '2026-01-02T09:00Z' }; Expected = 'Database down', 'Release 2' }
        @{ Ask = @{ End = '2026-01-02T09:00Z'; Last = '1h' }; Expected = 'Database down' }
        @{ Ask = @{ Start = '2026-01-01T08:00Z'; End = '2026-01-01T08:01Z' }; Expected = 'Release 1' }
    ) {
        (Get-MetricAnnotation @Ask -Store $store).Text | Should -Be $Expected
    }

    It 'says in the verbose stream that there are none' {
        $run = Invoke-Captured { Get-MetricAnnotation 'other*' -Verbose -Store $store }
        $run.Output.Count + $run.Error.Count | Should -Be 0
        $run.Verbose -join ' ' | Should -BeLike '*no such annotations*'
    }

    It 'does not make a store, and refuses a range that is none' {
        { Get-MetricAnnotation -Store (New-StorePath) } | Should -Throw 'no store at *'
        { Get-MetricAnnotation -Start 2026-01-02T00:00Z -End 2026-01-01T00:00Z -Store $store } | Should -Throw -ErrorId 'RangeReversed,*'
        { Get-MetricAnnotation -Start 2026-01-02T00:00Z -Last 1h -Store $store } | Should -Throw -ErrorId 'OptionsInConflict,*'
    }

    It 'has a table of what a reader wants to see first' {
        $header = (Get-MetricAnnotation -Store $store | Out-String -Width 120).Trim() -split '\r?\n' | Select-Object -First 1
        ($header -replace ' \(UTC\)' -split '\s+' | Where-Object { $_ }) | Should -Be 'Timestamp', 'Duration', 'Text', 'Tag'
    }

    It 'completes tags' {
        $line = "Get-MetricAnnotation -Store '$store' -Tag kind="
        @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText) | Should -Be 'kind=deployment', 'kind=incident'
    }
}

Describe 'The time of annotations' {
    BeforeAll {
        $script:excluding = New-StorePath 'excluding.db'
        $values = @(Get-SteadyValue 40)
        $values[20] = 900
        $values[21] = 905
        New-History m $values -Step '01:00' | Add-Metric -Store $excluding
        New-History hits (@(3600) * 40) -Step '01:00' -Kind Counter | Add-Metric -Store $excluding
        $incident = (Get-MetricSeries m -Store $excluding)[20].Timestamp
        Add-MetricAnnotation 'Database down' -Tag kind=incident -Timestamp $incident -Duration 2h -Store $excluding
        Add-MetricAnnotation 'Release 2' -Tag kind=deployment -Timestamp $incident.AddHours(-10) -Store $excluding
    }

    It 'is left out of a baseline: <Form>' -ForEach @(
        @{ Form = 'a hashtable'; Filter = { @{ kind = 'incident' } }; Count = 38 }
        @{ Form = 'text of tags'; Filter = { 'kind=in*' }; Count = 38 }
        @{ Form = 'a text'; Filter = { 'database*' }; Count = 38 }
        @{ Form = 'annotations'; Filter = { Get-MetricAnnotation -Store $excluding }; Count = 37 }
        @{ Form = 'annotations after a job'; Filter = { Get-MetricAnnotation -Store $excluding | ForEach-Object { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($_)) } }; Count = 37 }
        @{ Form = 'several'; Filter = { @{ kind = 'incident' }, 'release*' }; Count = 37 }
        @{ Form = 'none that there is'; Filter = { 'kind=other' }; Count = 40 }
    ) {
        (Get-MetricBaseline m -ExcludeAnnotation (& $Filter) -Store $excluding).Count | Should -Be $Count
    }

    It 'is of a single moment as long as is said' {
        (Get-MetricBaseline m -ExcludeAnnotation release* -AnnotationDuration 3h -Store $excluding).Count | Should -Be 37
        { Get-MetricBaseline m -ExcludeAnnotation release* -AnnotationDuration 0s -ErrorAction Stop -Store $excluding } | Should -Throw -ErrorId 'DurationNotPositive,*'
    }

    It 'leaves out every interval of a rate that it touches' {
        $all = (Get-MetricBaseline hits -Store $excluding).Count
        $all - (Get-MetricBaseline hits -ExcludeAnnotation kind=incident -Store $excluding).Count | Should -BeIn 2, 3
    }

    It 'is left out of what a value is judged against, with the rest of a range' {
        Add-Metric m 130 -Store $excluding
        $run = { param($With) Test-MetricDeviation m -Method ZScore @With -Store $excluding }
        (& $run @{}).IsDeviation | Should -BeFalse
        $result = & $run @{ ExcludeAnnotation = @{ kind = 'incident' } }
        "$($result.BaselineCount) $($result.IsDeviation)" | Should -Be '38 True'
    }

    It 'is asked for together with a history only' {
        { Get-MetricBaseline -Value 1, 2 -ExcludeAnnotation kind=incident -Store $excluding } | Should -Throw -ErrorId 'OptionsInConflict,*'
        { Get-MetricBaseline m -ExcludeAnnotation '' -Store $excluding } | Should -Throw
    }
}
