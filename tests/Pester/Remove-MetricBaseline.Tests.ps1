BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Remove-MetricBaseline' {
    BeforeEach {
        $script:store = New-StorePath
        foreach ($name in 'a', 'b') {
            foreach ($label in 'x', 'X') { New-History $name (Get-SteadyValue 10) -Tag @{ host = $label } | Add-Metric -Store $store }
        }
        foreach ($label in 'v1', 'v2') { Get-MetricBaseline a, b -Store $store | Save-MetricBaseline $label -Store $store }
    }

    It 'removes all of a label, and leaves other labels and the samples' {
        Remove-MetricBaseline v1 -Store $store | Should -BeNullOrEmpty
        @(Get-MetricBaseline -Label * -Store $store).Label | Select-Object -Unique | Should -Be 'v2'
        Get-MetricSnapshot -Store $store | ForEach-Object Count | Should -Be 10, 10, 10, 10
    }

    It 'removes those of some metrics or series' {
        Remove-MetricBaseline v1 -Name a -Tag 'host=[x]' -Store $store
        @(Get-MetricBaseline -Label v1 -Store $store | ForEach-Object { "$($_.Name) $($_.Tag)" }) | Should -Be 'b host=X', 'b host=x'
    }

    It 'removes exactly the ones that are piped' {
        Get-MetricBaseline -Label v* -Store $store | Where-Object { $_.Name -eq 'b' -and $_.Tag.host -ceq 'x' } | Remove-MetricBaseline -Store $store
        @(Get-MetricBaseline -Label * b -Store $store | ForEach-Object { "$($_.Label) $($_.Tag)" }) | Should -Be 'v1 host=X', 'v2 host=X'
    }

    It 'removes nothing with -WhatIf' {
        Remove-MetricBaseline * -WhatIf -Store $store
        @(Get-MetricBaseline -Label * -Store $store).Count | Should -Be 8
    }

    It 'says that there is none of a label' {
        { Remove-MetricBaseline v9 -Store $store -ErrorAction Stop } | Should -Throw -ErrorId 'BaselineNotFound,*'
        Remove-MetricBaseline v9* -Store $store
    }
}
