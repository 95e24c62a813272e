BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'dashboard.db'
    $steady = @(Get-SteadyValue 60)
    New-History load $steady -Tag @{ host = 'web1' } | Add-Metric -Store $store
    New-History load ($steady[0..54] + 900, 900, 900, 900, 900) -Tag @{ host = 'web2' } | Add-Metric -Store $store
    New-History hits (1..60) -Kind Counter | Add-Metric -Store $store
}

Describe 'Show-MetricDashboard' {
    Context 'once' {
        BeforeAll {
            $script:frame = Show-MetricDashboard -Once -Width 100 -Store $store
        }

        It 'writes one plain frame, line by line' {
            $frame.Count | Should -BeGreaterThan 8
            $frame | Should -Not -Match '\e'
            ($frame | ForEach-Object Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 100
            $frame[0] | Should -BeLike 'MetricsTools  dashboard.db *last 1 h  *UTC'
        }

        It 'shows every series with its figures' {
            @($frame -match '^load\{host=web1\}').Count | Should -Be 1
            $frame | Where-Object { $_ -match '^hits .* 1,\d\d\d ' } | Should -Not -BeNullOrEmpty
        }

        It 'says in words what deviates, and makes its part unhealthy' {
            $frame | Where-Object { $_ -like 'load{host=web2}*' } | Should -BeLike '*Critical'
            $frame | Where-Object { $_ -like 'Critical load{host=web2}*' } | Should -Not -BeNullOrEmpty
            $frame | Where-Object { $_ -like 'load * Unhealthy *' } | Should -Not -BeNullOrEmpty
        }

        It 'takes names, tags and a range' {
            $some = Show-MetricDashboard load -Tag host=web1 -Last 24h -Once -Store $store
            $some[0] | Should -BeLike '*last 24 h*'
            $some[1] | Should -BeLike '*Series by severity: 1 *'
        }

        It 'shows requests, slowest first, with their share of errors' {
            $web = New-StorePath 'web.db'
            foreach ($request in @{ route = '/fast'; status = '200'; value = 0.01 }, @{ route = '/slow'; status = '200'; value = 2 }, @{ route = '/slow'; status = '500'; value = 3 }) {
                Add-Metric http.server.request.duration $request.value -Type Histogram -Unit s -Store $web -Tag @{ 'http.route' = $request.route; 'http.request.method' = 'GET'; 'http.response.status_code' = $request.status }
            }
            $rows = @(Show-MetricDashboard -Once -Width 120 -Store $web | Where-Object { $_ -like 'GET *' })
            $rows.Count | Should -Be 2
            $rows[0] | Should -BeLike 'GET */slow * 2 * 50.0 % *'
            $rows[1] | Should -BeLike 'GET */fast * 1 * 0.0 % *'
        }
    }

    Context 'without data' {
        It 'says so, and what to do next' {
            $empty = New-StorePath 'empty.db'
            Register-MetricDefinition nothing.yet -Store $empty
            $lines = Show-MetricDashboard -Once -Store $empty
            $lines | Where-Object { $_ -like '*No data available*' } | Should -Not -BeNullOrEmpty
            $lines | Where-Object { $_ -like '*Add-Metric*' } | Should -Not -BeNullOrEmpty
        }

        It 'is an error where there is no store, or no metric of a literal name' {
            { Show-MetricDashboard -Once -Store (New-StorePath 'missing.db') } | Should -Throw -ErrorId 'StoreNotFound,*'
            { Show-MetricDashboard nothing -Once -Store $store } | Should -Throw -ErrorId 'MetricNotFound,*'
        }
    }

    Context 'where nobody looks on' {
        It 'writes one plain frame in redirected output' {
            $run = Invoke-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; Show-MetricDashboard -Store '$store'")
            $run.Error | Should -BeNullOrEmpty
            $run.Output | Should -BeLike 'MetricsTools *'
            $run.Output | Should -Not -Match '\e\['
        }

        It 'refuses an interval and a range of nothing' {
            { Show-MetricDashboard -Last 0s -Once -Store $store } | Should -Throw -ErrorId 'DurationNotPositive,*'
            { Show-MetricDashboard -RefreshInterval 0s -Once -Store $store } | Should -Throw -ErrorId 'DurationNotPositive,*'
            { Show-MetricDashboard -RefreshInterval 5 -Once -Store $store } | Should -Throw
        }
    }
}
