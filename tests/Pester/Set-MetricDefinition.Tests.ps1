BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Set-MetricDefinition' {
    BeforeEach {
        $store = New-StorePath
        Register-MetricDefinition a -Unit ms -Description d -Category c -AllowedTag host -Direction Higher -RetainRaw 30d -Store $store
        $print = { "$($_.Unit)|$($_.Description)|$($_.Category)|$($_.AllowedTag)|$($_.Direction)|$($_.RetainRaw)" }
    }

    It 'changes only <What>' -ForEach @(
        @{ What = 'the unit'; Change = @{ Unit = 's' }; Text = 's|d|c|host|Higher|30.00:00:00' }
        @{ What = 'the description'; Change = @{ Description = 'x' }; Text = 'ms|x|c|host|Higher|30.00:00:00' }
        @{ What = 'the category'; Change = @{ Category = 'x' }; Text = 'ms|d|x|host|Higher|30.00:00:00' }
        @{ What = 'the allowed tags'; Change = @{ AllowedTag = 'x', 'y' }; Text = 'ms|d|c|x y|Higher|30.00:00:00' }
        @{ What = 'the direction'; Change = @{ Direction = 'Lower' }; Text = 'ms|d|c|host|Lower|30.00:00:00' }
        @{ What = 'the retention'; Change = @{ RetainRaw = '1d' }; Text = 'ms|d|c|host|Higher|1.00:00:00' }
        @{ What = 'what is cleared'; Change = @{ Unit = ''; Description = ''; Category = ''; AllowedTag = $null; RetainRaw = $null }; Text = '||||Higher|' }
        @{ What = 'nothing'; Change = @{}; Text = 'ms|d|c|host|Higher|30.00:00:00' }
    ) {
        Set-MetricDefinition a @Change -Store $store
        Get-MetricDefinition a -Store $store | ForEach-Object $print | Should -Be $Text
    }

    It 'takes wildcards and the pipeline, and writes the definitions with -PassThru' {
        Register-MetricDefinition b -Store $store
        (Get-MetricDefinition -Store $store | Set-MetricDefinition -Category all -PassThru -Store $store).Category | Should -Be 'all', 'all'
        Set-MetricDefinition '*' -Category none -Store $store | Should -BeNullOrEmpty
        (Get-MetricDefinition -Store $store).Category | Should -Be 'none', 'none'
    }

    It 'keeps the samples' {
        1..3 | Add-Metric a -Store $store
        Set-MetricDefinition a -Unit s -Store $store
        (Get-MetricSeries a -Store $store).Value | Should -Be 1, 2, 3
    }

    It 'gives an error for a name that does not exist, and makes no store' {
        (Invoke-Captured { Set-MetricDefinition nothing -Unit s -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        $missing = New-StorePath
        { Set-MetricDefinition a -Unit s -Store $missing } | Should -Throw 'no store at *'
        $missing | Should -Not -Exist
    }

    It 'changes nothing with -WhatIf' {
        Set-MetricDefinition a -Unit s -WhatIf -Store $store
        (Get-MetricDefinition a -Store $store).Unit | Should -Be 'ms'
    }
}
