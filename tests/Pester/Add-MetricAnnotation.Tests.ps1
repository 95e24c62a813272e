BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Add-MetricAnnotation' {
    BeforeEach { $store = New-StorePath }

    It 'marks this moment, and makes the store' {
        Add-MetricAnnotation 'Release 2.1' -Tag @{ kind = 'deployment' } -Store $store
        $annotation = Get-MetricAnnotation -Store $store
        "$($annotation.Text) $($annotation.Tag) $($annotation.End)$($annotation.Duration)" | Should -Be 'Release 2.1 kind=deployment '
        $annotation.Timestamp | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-1))
    }

    It 'marks a period by its end or its length: <Form>' -ForEach @(
        @{ Form = 'an end'; Period = @{ End = '2026-01-31T08:30Z' } }
        @{ Form = 'a length'; Period = @{ Duration = '30m' } }
        @{ Form = 'a TimeSpan'; Period = @{ Duration = [timespan]'00:30' } }
    ) {
        $annotation = Add-MetricAnnotation Down -Timestamp 2026-01-31T08:00Z @Period -PassThru -Store $store
        "$($annotation.Timestamp.ToString('HH:mm')) $($annotation.End.ToString('HH:mm')) $($annotation.Duration) $($annotation.Id)" | Should -Be '08:00 08:30 00:30:00 2026-01-31T08:00:00.000Z'
    }

    It 'takes texts, rows and hashtables from the pipeline' {
        'one', 'two' | Add-MetricAnnotation -Tag kind=a -Store $store
        'Text,Timestamp,Duration,Tag', 'three,2026-01-31T08:00Z,45m,kind=b', 'four,2026-01-31T09:00Z,,' | ConvertFrom-Csv | Add-MetricAnnotation -Store $store
        @{ Text = 'five'; Timestamp = '2026-01-31T10:00Z'; End = '2026-01-31T10:05Z'; Tag = @{ kind = 'c' } } | Add-MetricAnnotation -Store $store
        $all = @(Get-MetricAnnotation -Store $store)
        $all.Text | Should -Be 'three', 'four', 'five', 'one', 'two'
        "$($all.Duration)" | Should -Be '00:45:00  00:05:00  '
        "$($all.Tag)" | Should -Be 'kind=b  kind=c kind=a kind=a'
    }

    It 'takes back what it has given, also after a job' {
        $kept = Add-MetricAnnotation Down -Timestamp 2026-01-31T08:00Z -Duration 30m -Tag kind=incident -PassThru -Store $store
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($kept))
        $kept, $sent | Add-MetricAnnotation -Store $store
        @(Get-MetricAnnotation -Tag kind=incident -Store $store | Where-Object { $_.End -eq $kept.End -and $_.Timestamp -eq $kept.Timestamp }).Count | Should -Be 3
    }

    It 'may lie in the future' {
        Add-MetricAnnotation Maintenance -Timestamp ([datetime]::UtcNow.AddDays(7)) -Duration 2h -Store $store
        Get-MetricAnnotation -Last 1d -Store $store | Should -BeNullOrEmpty
        (Get-MetricAnnotation -Start ([datetime]::UtcNow.AddDays(1)) -Store $store).Text | Should -Be 'Maintenance'
    }

    It 'hashes personal data with a warning, and is found by it all the same' {
        $run = Invoke-Captured { Add-MetricAnnotation 'Restarted by ann@example.com' -Tag @{ user = 'ann' } -Store $store }
        $run.Warning.Count | Should -Be 2
        $found = Get-MetricAnnotation 'Restarted by ann@example.com' -Tag @{ user = 'ann' } -Store $store
        "$($found.Text) $($found.Tag)" | Should -Match '^Restarted by hmac:[0-9a-f]{16} user=hmac:[0-9a-f]{16}$'
    }

    It 'refuses what cannot be kept, and keeps the others: <Id>' -ForEach @(
        @{ Id = 'AnnotationInvalid'; Bad = @{ Text = '  ' } }
        @{ Id = 'AnnotationInvalid'; Bad = @{ Kind = 'no text' } }
        @{ Id = 'AnnotationInvalid'; Bad = @{ Text = 'a' * 4097 } }
        @{ Id = 'RangeReversed'; Bad = @{ Text = 'a'; Timestamp = '2026-01-31T08:00Z'; End = '2026-01-31T07:00Z' } }
        @{ Id = 'TimestampInvalid'; Bad = @{ Text = 'a'; Timestamp = 'yesterday' } }
        @{ Id = 'DurationNotPositive'; Bad = @{ Text = 'a'; Duration = '0s' } }
        @{ Id = 'DurationWithoutUnit'; Bad = @{ Text = 'a'; Duration = '10' } }
        @{ Id = 'TagTextInvalid'; Bad = @{ Text = 'a'; Tag = 'kind' } }
    ) {
        $run = Invoke-Captured { [pscustomobject]$Bad, 'good' | Add-MetricAnnotation -Store $store }
        $run.Error.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        $run.Error.TargetObject | Should -Not -BeNullOrEmpty
        (Get-MetricAnnotation -Store $store).Text | Should -Be 'good'
    }

    It 'refuses an end together with a length' {
        { Add-MetricAnnotation a -End 2026-01-31T08:00Z -Duration 1h -Store $store } | Should -Throw -ErrorId 'OptionsInConflict,*'
    }

    It 'keeps nothing with -WhatIf, or when recording is off' {
        Add-MetricAnnotation a -WhatIf -Store $store
        $env:METRICSTOOLS_ENABLED = 'false'
        try { Add-MetricAnnotation a -Store $store }
        finally { Remove-Item Env:METRICSTOOLS_ENABLED }
        Test-Path $store | Should -BeFalse
    }
}
