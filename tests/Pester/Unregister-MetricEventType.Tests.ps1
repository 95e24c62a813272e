BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Unregister-MetricEventType' {
    BeforeEach {
        $store = New-StorePath
        'search', 'share' | ForEach-Object { Register-MetricEventType $_ -Store $store }
    }

    It 'removes types by name, pattern and pipeline, and leaves those that are always there' {
        Unregister-MetricEventType SEARCH -Store $store
        @(Get-MetricEventType -Store $store).Count | Should -Be 5
        Unregister-MetricEventType * -Store $store
        @(Get-MetricEventType -Store $store).Count | Should -Be 4
    }

    It 'leaves what was recorded' {
        Add-MetricEvent search -Store $store
        Get-MetricEventType search -Store $store | Unregister-MetricEventType -Store $store
        (Get-MetricUsage -GroupBy event.type -Store $store).Events | Should -Be 1
    }

    It 'refuses <Name>: <Id>' -ForEach @(
        @{ Name = 'page_view'; Id = 'EventTypeBuiltIn' }
        @{ Name = 'none'; Id = 'EventTypeNotFound' }
    ) {
        (Invoke-Captured { Unregister-MetricEventType $Name -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike "$Id,*"
    }

    It 'removes nothing with -WhatIf, and makes no store' {
        Unregister-MetricEventType * -WhatIf -Store $store
        @(Get-MetricEventType -Store $store).Count | Should -Be 6
        { Unregister-MetricEventType a -Store (New-StorePath) } | Should -Throw 'no store at *'
    }
}
