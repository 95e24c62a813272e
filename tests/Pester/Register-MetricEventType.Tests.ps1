BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Register-MetricEventType' {
    BeforeEach { $store = New-StorePath }

    It 'adds a type, and changes what is said of it' {
        $type = Register-MetricEventType video_play 'A video was begun.' -PassThru -Store $store
        "$($type.Name) $($type.IsBuiltIn) $($type.Description)" | Should -Be 'video_play False A video was begun.'
        $type.Created | Should -BeGreaterThan ([DateTimeOffset]::UtcNow.AddMinutes(-1))
        Register-MetricEventType Video_Play 'A video is shown.' -Store $store
        $again = Get-MetricEventType video_play -Store $store
        "$($again.Name) $($again.Description)" | Should -BeExactly 'video_play A video is shown.'
    }

    It 'takes rows' {
        'Name,Description', 'search,Somebody searched.', 'share,' | ConvertFrom-Csv | Register-MetricEventType -Store $store
        (Get-MetricEventType s* -Store $store).Name | Should -Be 'search', 'share'
    }

    It 'refuses what cannot be one, and adds the others: <Id>' -ForEach @(
        @{ Id = 'EventTypeInvalid'; Name = 'a b' }
        @{ Id = 'EventTypeInvalid'; Name = 'a' * 65 }
        @{ Id = 'EventTypeBuiltIn'; Name = 'PAGE_VIEW' }
    ) {
        $run = Invoke-Captured { [pscustomobject]@{ Name = $Name }, [pscustomobject]@{ Name = 'good' } | Register-MetricEventType -Store $store }
        $run.Error.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        (Get-MetricEventType good -Store $store).Name | Should -Be 'good'
    }

    It 'changes nothing with -WhatIf' {
        Register-MetricEventType a -WhatIf -Store $store
        Test-Path $store | Should -BeFalse
    }
}
