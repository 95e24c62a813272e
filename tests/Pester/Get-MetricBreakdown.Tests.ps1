BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'breakdown.db'
    $script:rows = foreach ($i in 1..400) {
        [pscustomobject]@{
            Route = ('/a', '/b', '/c', '/d')[$i % 4]; Method = ('GET', 'POST')[$i % 2]; StatusCode = if ($i % 10) { 200 } else { 500 }
            Duration = ($i * 37 % 101) / 100 + $i % 4; User = if ($i % 3) { "u$($i % 23)@example.com" }; Timestamp = [datetime]::UtcNow.AddMinutes(-10 * $i)
        }
    }
    $rows | Add-MetricRequest -Store $store
}

Describe 'Get-MetricBreakdown' {
    It 'has the figures of every route, the slowest first' {
        $all = @(Get-MetricBreakdown -Store $store)
        $all.Tag.'http.route' | Should -Be '/d', '/c', '/b', '/a'
        foreach ($row in $all) {
            $own = @($rows | Where-Object Route -EQ $row.Tag.'http.route')
            $row.Count | Should -Be $own.Count
            $row.ErrorRate | Should -Be (@($own | Where-Object StatusCode -EQ 500).Count / $own.Count)
            $row.Average | Should -BeLessThan (($own | Measure-Object Duration -Average).Average + 1e-9)
            $row.Average | Should -BeGreaterThan (($own | Measure-Object Duration -Average).Average - 1e-9)
            $row.DistinctUsers | Should -Be @($own.User | Where-Object { $_ } | Sort-Object -Unique).Count
            $row.P50 | Should -BeLessOrEqual $row.P95
            $row.P95 | Should -BeLessOrEqual $row.P99
            "$($row.Name) $($row.Unit) $($row.IsExact)" | Should -Be 'http.server.request.duration s True'
        }
    }

    It 'groups by any tags, or takes all together, and can be sorted' {
        $byMethod = Get-MetricBreakdown -GroupBy http.request.method -Store $store | Sort-Object DistinctUsers, Count
        ($byMethod.Tag.'http.request.method' | Sort-Object) | Should -Be 'GET', 'POST'
        @(Get-MetricBreakdown -GroupBy http.route, http.response.status_code -Store $store).Count | Should -Be 6
        $one = Get-MetricBreakdown -GroupBy @() -Store $store
        "$($one.Tag)|$($one.Count)|$($one.ErrorRate)|$($one.DistinctUsers)" | Should -Be '|400|0.1|23'
    }

    It 'counts users who are not known as one with -IncludeAnonymous' {
        (Get-MetricBreakdown -GroupBy @() -IncludeAnonymous -Store $store).DistinctUsers | Should -Be 24
    }

    It 'looks at a range, and at some series' {
        $hour = Get-MetricBreakdown -GroupBy @() -Last 61m -Store $store
        $hour.Count | Should -Be 6
        (Get-MetricBreakdown -Tag @{ 'http.route' = '/a' } -Store $store).Count | Should -Be 100
        { Get-MetricBreakdown -Last 1h -Start 2026-01-01 -Store $store -ErrorAction Stop } | Should -Throw -ErrorId 'OptionsInConflict,*'
    }

    It 'says the same when the samples are gone' {
        $old = New-StorePath
        $rows | Add-MetricRequest -Timestamp { $_.Timestamp.AddDays(-20) } -Store $old
        Add-MetricRequest /d GET 200 4 -Store $old
        $before = @(Get-MetricBreakdown -Store $old)
        $null = Invoke-MetricRollup -Store $old
        $after = @(Get-MetricBreakdown -Store $old)
        $after.IsExact | Should -Contain $false
        foreach ($i in 0..3) {
            "$($after[$i].Tag) $($after[$i].Count) $($after[$i].ErrorRate) $($after[$i].Average) $($after[$i].DistinctUsers)" |
                Should -Be "$($before[$i].Tag) $($before[$i].Count) $($before[$i].ErrorRate) $($before[$i].Average) $($before[$i].DistinctUsers)"
            [math]::Abs($after[$i].P95 / $before[$i].P95 - 1) | Should -BeLessThan 0.02
        }
    }

    It 'breaks down other metrics too' {
        1..4 | ForEach-Object { Add-Metric jobs 2 -Type Counter -Tag @{ job = "j$($_ % 2)"; 'error.type' = 'Timeout' } -Store $store }
        $row = @(Get-MetricBreakdown jobs -GroupBy job -Store $store)[0]
        "$($row.Tag) $($row.Count) $($row.Sum) $($row.ErrorRate) $($row.Average)" | Should -Be 'job=j0 2 4 1 '
        Get-MetricDefinition jobs -Store $store | Get-MetricBreakdown -GroupBy job -Store $store | Should -HaveCount 2
    }

    It 'knows the failures of what was measured' {
        foreach ($i in 1..4) {
            try { Measure-Metric deploy { if ($i -eq 1) { throw 'no' } } -Tag @{ stage = ('a', 'b')[$i % 2] } -Store $store } catch { $null = $_ }
        }
        $stages = @(Get-MetricBreakdown deploy.duration -GroupBy stage -Store $store | Sort-Object ErrorRate)
        "$($stages.Tag) | $($stages.ErrorRate) | $($stages.ErrorCount)" | Should -Be 'stage=a stage=b | 0 0.5 | 0 1'
        (Get-MetricBreakdown deploy.duration -GroupBy @() -Store $store).ErrorRate | Should -Be 0.25
    }

    It 'is an error without such a metric, and says why there is nothing' {
        (Invoke-Captured { Get-MetricBreakdown none -Store $store }).Error.FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        $run = Invoke-Captured { Get-MetricBreakdown -Start 2026-01-01T00:00Z -End 2026-01-01T01:00Z -Verbose -Store $store }
        $run.Output.Count | Should -Be 0
        $run.Verbose -join ' ' | Should -BeLike '*has no samples between*'
        { Get-MetricBreakdown -Store (New-StorePath) } | Should -Throw 'no store at *'
    }

    It 'keeps its members after a job' {
        $row = @(Get-MetricBreakdown -Store $store)[0]
        $sent = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($row))
        "$($sent.Tag.'http.route') $($sent.Count) $($sent.ErrorRate -eq $row.ErrorRate)" | Should -Be '/d 100 True'
        ($row | ConvertTo-Json | ConvertFrom-Json).Tag.'http.route' | Should -Be '/d'
    }
}
