BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Add-MetricEvent' {
    BeforeEach { $store = New-StorePath }

    It 'counts an event with its page, element and user' {
        Add-MetricEvent button_click /orders/42?tab=1 save -User ann@example.com -Tag host=web1 -Store $store
        $event = Get-MetricSeries usage.events -Store $store
        "$($event.Tag) $($event.Value) $($event.Kind) $($event.Unit)" | Should -Be 'element=save,event.type=button_click,host=web1,page=/orders/{id} 1 Counter {event}'
        $user = Get-MetricSeries usage.users -Store $store
        "$($user.Tag) $($user.Kind)" | Should -Be "$($event.Tag) Set"
    }

    It 'knows <_>' -ForEach 'page_view', 'button_click', 'form_submit', 'feature_use', 'Page_View' {
        Add-MetricEvent $_ -Store $store
        (Get-MetricSeries usage.events -Store $store).Tag.'event.type' | Should -BeExactly $_.ToLowerInvariant()
    }

    It 'refuses a type that is unknown, and says what to do' {
        $run = Invoke-Captured { 'page_view', 'video_play', 'page_view' | ForEach-Object { [pscustomobject]@{ EventType = $_; Page = 'Start' } } | Add-MetricEvent -Store $store }
        $run.Error.FullyQualifiedErrorId | Should -BeLike 'EventTypeUnknown,*'
        $run.Error.Exception.Message | Should -Be "There is no event type 'video_play'. Register-MetricEventType adds it. Those that there are: page_view, button_click, form_submit, feature_use."
        $run.Error.TargetObject.EventType | Should -Be 'video_play'
        (Get-MetricUsage -Store $store).Events | Should -Be 2
    }

    It 'takes a type that was registered, under the name that it has, until it is removed' {
        Register-MetricEventType Video_Play -Store $store
        Add-MetricEvent video_play -Store $store
        (Get-MetricSeries usage.events -Store $store).Tag.'event.type' | Should -BeExactly 'Video_Play'
        Unregister-MetricEventType video_play -Store $store
        (Invoke-Captured { Add-MetricEvent video_play -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike 'EventTypeUnknown,*'
    }

    It 'needs a type' {
        (Invoke-Captured { Add-MetricEvent -Page Start -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike 'EventTypeMissing,*'
    }

    It 'reads rows and script blocks' {
        'kind,where,Element,Time', 'page_view,Start,,2026-01-31T08:00Z', 'form_submit,Search,query,2026-01-31T09:00Z' | ConvertFrom-Csv |
            Add-MetricEvent -EventType { $_.kind } -Page { $_.where } -User ann -Store $store
        (Get-MetricSeries usage.events -Store $store).Tag.ForEach({ "$_" }) | Should -Be 'element=query,event.type=form_submit,page=Search', 'event.type=page_view,page=Start'
        (Get-MetricUsage -Store $store).DistinctUsers | Should -Be 1
    }

    It 'counts a user once over requests and events' {
        Add-MetricEvent page_view -User Ann@example.com -Store $store
        Add-MetricRequest / GET 200 1 -User ann@example.com -Store $store
        Add-MetricRequest / GET 200 1 -User bob@example.com -Store $store
        $usage = Get-MetricUsage -Store $store
        "$($usage.Events) $($usage.Requests) $($usage.DistinctUsers)" | Should -Be '1 2 2'
    }

    It 'records nothing with -WhatIf, or when recording is off' {
        Add-MetricEvent page_view -WhatIf -Store $store
        $env:METRICSTOOLS_ENABLED = 'false'
        try { Add-MetricEvent page_view -Store $store }
        finally { Remove-Item Env:METRICSTOOLS_ENABLED }
        { Get-MetricSnapshot -Store $store } | Should -Throw 'no store at *'
    }

    It 'completes types' {
        Register-MetricEventType page_print -Store $store
        $line = "Add-MetricEvent -Store '$store' -EventType page"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'page_view', 'page_print'
        $line = "Add-MetricEvent -Store '$(New-StorePath)' -EventType form"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'form_submit'
    }
}
