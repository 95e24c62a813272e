BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Remove-MetricAnnotation' {
    BeforeEach {
        $store = New-StorePath
        foreach ($day in 1..3) { Add-MetricAnnotation "Release $day" -Tag kind=deployment -Timestamp "2026-01-0${day}T08:00Z" -Store $store }
    }

    It 'removes by pipeline, by Id and by pattern' {
        Get-MetricAnnotation 'release 1' -Store $store | Remove-MetricAnnotation -Store $store
        (Get-MetricAnnotation -Store $store).Text | Should -Be 'Release 2', 'Release 3'
        Remove-MetricAnnotation 2026-01-02T08:00:00.000Z -Store $store
        (Get-MetricAnnotation -Store $store).Text | Should -Be 'Release 3'
        Remove-MetricAnnotation 2026-01-* -Store $store
        Get-MetricAnnotation -Store $store | Should -BeNullOrEmpty
    }

    It 'is an error for an Id that there is none of, and nothing for a pattern' {
        $run = Invoke-Captured { Remove-MetricAnnotation none, 2026-01-01T08:00:00.000Z -Store $store }
        "$($run.Error.FullyQualifiedErrorId) $($run.Error.CategoryInfo.Category) $($run.Error.TargetObject)" | Should -BeLike 'AnnotationNotFound,* ObjectNotFound none'
        @(Get-MetricAnnotation -Store $store).Count | Should -Be 2
        (Invoke-Captured { Remove-MetricAnnotation none* -Store $store }).Error | Should -BeNullOrEmpty
    }

    It 'removes nothing with -WhatIf, and makes no store' {
        Remove-MetricAnnotation * -WhatIf -Store $store
        @(Get-MetricAnnotation -Store $store).Count | Should -Be 3
        { Remove-MetricAnnotation * -Store (New-StorePath) } | Should -Throw 'no store at *'
    }

    It 'completes Ids' {
        $line = "Remove-MetricAnnotation -Store '$store' -Id 2026-01-02"
        @((TabExpansion2 $line $line.Length).CompletionMatches.CompletionText) | Should -Be '2026-01-02T08:00:00.000Z'
    }
}
