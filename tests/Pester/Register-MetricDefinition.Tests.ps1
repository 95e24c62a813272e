BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Register-MetricDefinition' {
    BeforeEach { $store = New-StorePath }

    It 'registers a metric with all its attributes before its first sample' {
        Register-MetricDefinition build.duration -Type Histogram -Unit ms -Description 'Time of a build' -Category ci -AllowedTag branch, host -Direction Higher -RetainRaw 52w -Store $store
        $metric = Get-MetricDefinition build.duration -Store $store
        "$($metric.Kind) $($metric.Unit) $($metric.Description) $($metric.Category) $($metric.AllowedTag) $($metric.Direction) $($metric.RetainRaw)" |
            Should -Be 'Histogram ms Time of a build ci branch host Higher 364.00:00:00'
        $metric.SeriesCount + $metric.SampleCount | Should -Be 0
        $metric.FirstSample | Should -BeNullOrEmpty
    }

    It 'writes nothing, or the definition with -PassThru' {
        Register-MetricDefinition a -Store $store | Should -BeNullOrEmpty
        (Register-MetricDefinition b -Unit By -PassThru -Store $store).Unit | Should -Be 'By'
    }

    It 'refuses a metric that is there, and says what changes it' {
        Register-MetricDefinition a -Unit ms -Store $store
        $captured = Invoke-Captured { Register-MetricDefinition A -Unit s -Store $store }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricExists,*'
        $captured.Error[0].CategoryInfo.Category | Should -Be 'ResourceExists'
        $captured.Error[0].Exception.Message | Should -BeLike '*Set-MetricDefinition*'
        (Get-MetricDefinition a -Store $store).Unit | Should -Be 'ms'
    }

    It 'changes what is given with -Force, but never the kind' {
        Register-MetricDefinition a -Type Counter -Unit ms -Category x -Store $store
        Register-MetricDefinition a -Description new -Force -Store $store
        $metric = Get-MetricDefinition a -Store $store
        "$($metric.Kind) $($metric.Unit) $($metric.Category) $($metric.Description)" | Should -Be 'Counter ms x new'
        (Invoke-Captured { Register-MetricDefinition a -Type Gauge -Force -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'KindConflict,*'
    }

    It 'takes a bare 7d for -RetainRaw, and refuses a bare 7 and nothing' {
        (Register-MetricDefinition a -RetainRaw 7d -PassThru -Store $store).RetainRaw | Should -Be ([timespan]'7.00:00')
        { Register-MetricDefinition b -RetainRaw 7 -Store $store } | Should -Throw '*without a unit*'
        (Invoke-Captured { Register-MetricDefinition b -RetainRaw 0s -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'DurationNotPositive,*'
    }

    It 'refuses a name that is none, and a kind that is none' {
        (Invoke-Captured { Register-MetricDefinition '1 2' -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'NameInvalid,*'
        { Register-MetricDefinition a -Type Meter -Store $store } | Should -Throw '*Meter*'
        $store | Should -Not -Exist
    }

    It 'does nothing with -WhatIf' {
        Register-MetricDefinition a -WhatIf -Store $store
        $store | Should -Not -Exist
    }

    It 'lets only allowed tags in: <What>' -ForEach @(
        @{ What = 'some'; Allowed = @('host', 'region'); Good = @{ HOST = 'a' }; Bad = @{ host = 'a'; rack = '1' } }
        @{ What = 'none'; Allowed = @(); Good = @{}; Bad = @{ host = 'a' } }
    ) {
        Register-MetricDefinition a -AllowedTag $Allowed -Store $store
        Add-Metric a 1 -Tag $Good -Store $store
        $captured = Invoke-Captured { Add-Metric a 2 -Tag $Bad -Store $store }
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'TagNotAllowed,*'
        $captured.Error[0].Exception.Message | Should -BeLike '*Set-MetricDefinition -AllowedTag*'
        (Get-MetricSeries a -Store $store).Value | Should -Be 1
    }
}
