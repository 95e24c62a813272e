BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'usage.db'
    $now = [datetime]::UtcNow
    foreach ($i in 1..60) { Add-MetricEvent page_view "/p$($i % 3)" -User "u$($i % 10)" -Timestamp $now.AddDays(-($i % 5)) -Store $store }
    foreach ($i in 1..20) { Add-MetricEvent button_click /p0 save -User "u$($i % 4)" -Timestamp $now.AddDays(-3) -Store $store }
    foreach ($i in 1..20) { Add-MetricRequest /p0 GET 200 0.1 -User "r$($i % 2)" -Timestamp $now.AddHours(-2) -Store $store }
    Add-MetricEvent page_view /p2 -Timestamp $now.AddDays(-2) -Store $store
}

Describe 'Get-MetricUsage' {
    It 'is one row for all, with distinct users over events and requests together' {
        $all = Get-MetricUsage -Store $store
        "$($all.Tag)|$($all.Events)|$($all.Requests)|$($all.Share)|$($all.DistinctUsers)|$($all.ActiveUsers)|$($all.IsExact)" | Should -Be '|81|20|1|12|4|True'
    }

    It 'shows how events are distributed, the most used first' {
        $types = @(Get-MetricUsage event.type -Store $store)
        $types.Tag.'event.type' | Should -Be 'page_view', 'button_click'
        "$($types.Events)|$($types.Requests)|$($types.DistinctUsers)" | Should -Be '61 20|0 0|10 4'
        ($types | Measure-Object Share -Sum).Sum | Should -Be 1
    }

    It 'shows the pages that were looked at most' {
        $pages = @(Get-MetricUsage page -Tag event.type=page_view -Store $store)
        $pages[0].Tag.page | Should -Be '/p2'
        $pages.Events | Should -Be 21, 20, 20
    }

    It 'looks at a range, and its newest time' {
        $range = Get-MetricUsage -Start $now.AddDays(-3.5) -End $now.AddDays(-1.5) -ActiveWindow 12h -Store $store
        "$($range.Events) $($range.Requests) $($range.DistinctUsers) $($range.ActiveUsers)" | Should -Be '45 0 6 2'
        (Get-MetricUsage -ActiveWindow 30d -Store $store).ActiveUsers | Should -Be 12
    }

    It 'counts users who are not known as one with -IncludeAnonymous' {
        $all = Get-MetricUsage -IncludeAnonymous -Store $store
        "$($all.DistinctUsers) $($all.ActiveUsers)" | Should -Be '13 4'
    }

    It 'says the same when the samples are gone' {
        $old = New-StorePath
        foreach ($i in 1..200) { Add-MetricEvent page_view "/p$($i % 3)" -User "u$($i % 90)" -Timestamp $now.AddDays(-20).AddMinutes($i) -Store $old }
        Add-MetricEvent page_view /p0 -User u1 -Store $old
        $before = Get-MetricUsage page -Store $old | ForEach-Object { "$($_.Tag) $($_.Events) $($_.DistinctUsers)" }
        $null = Invoke-MetricRollup -Store $old
        $after = Get-MetricUsage page -Store $old
        $after | ForEach-Object { "$($_.Tag) $($_.Events) $($_.DistinctUsers)" } | Should -Be $before
        $after.IsExact | Should -Contain $false
    }

    It 'says why there is nothing, and makes no store' {
        $run = Invoke-Captured { Get-MetricUsage -Tag page=/none -Verbose -Store $store }
        $run.Output.Count + $run.Error.Count | Should -Be 0
        $run.Verbose -join ' ' | Should -BeLike '*no such usage events or requests*'
        { Get-MetricUsage -Store (New-StorePath) } | Should -Throw 'no store at *'
        { Get-MetricUsage -ActiveWindow 0s -Store $store } | Should -Throw -ErrorId 'DurationNotPositive,*'
    }
}
