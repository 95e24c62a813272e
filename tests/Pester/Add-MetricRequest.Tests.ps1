BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
}

Describe 'Add-MetricRequest' {
    BeforeEach { $store = New-StorePath }

    It 'records a request under the names of OpenTelemetry' {
        Add-MetricRequest /orders/42?full=1 get 503 0.25 -Store $store
        $sample = Get-MetricSeries http.server.request.duration -Store $store
        "$($sample.Tag) $($sample.Value) $($sample.Unit) $($sample.Kind)" |
            Should -Be 'error.type=503,http.request.method=GET,http.response.status_code=503,http.route=/orders/{id} 0.25 s Histogram'
    }

    It 'takes durations as <Duration>' -ForEach @(
        @{ Duration = 0.25; Seconds = 0.25 }
        @{ Duration = '0.25'; Seconds = 0.25 }
        @{ Duration = [timespan]'00:00:00.25'; Seconds = 0.25 }
        @{ Duration = '250ms'; Seconds = 0.25 }
        @{ Duration = '00:01:00'; Seconds = 60 }
        @{ Duration = 0; Seconds = 0 }
        @{ Duration = 3; Seconds = 3 }
    ) {
        Add-MetricRequest / GET 200 $Duration -Store $store
        (Get-MetricSeries http.server.request.duration -Store $store).Value | Should -Be $Seconds
    }

    It 'takes a bare 5m for minutes, not for 5 seconds' {
        Add-MetricRequest / GET 200 5m -Store $store
        Add-MetricRequest / GET 200 30s -Store $store
        (Get-MetricSeries http.server.request.duration -Store $store).Value | Should -Be 300, 30
    }

    It 'takes a status code of an enumeration' {
        Add-MetricRequest / GET ([Net.HttpStatusCode]::NotFound) 1 -Store $store
        (Get-MetricSeries http.server.request.duration -Store $store).Tag.'error.type' | Should -Be '404'
    }

    It 'counts in the unit that the metric has' {
        $null = Register-MetricDefinition http.server.request.duration Histogram -Unit ms -Store $store
        Add-MetricRequest / GET 200 0.25 -Store $store
        (Get-MetricSeries http.server.request.duration -Store $store).Value | Should -Be 250
    }

    It 'refuses what is no request, with or without a buffer: <Id>' -ForEach @(
        @{ Id = 'StatusCodeInvalid'; Bad = @{ StatusCode = 42 } }
        @{ Id = 'StatusCodeInvalid'; Bad = @{ StatusCode = 200.5 } }
        @{ Id = 'ValueNotNumber'; Bad = @{ StatusCode = 'OK' } }
        @{ Id = 'ValueMissing'; Bad = @{ StatusCode = '' } }
        @{ Id = 'DurationNegative'; Bad = @{ Duration = -0.1 } }
        @{ Id = 'DurationNegative'; Bad = @{ Duration = [timespan]'-00:00:01' } }
        @{ Id = 'ValueNotFinite'; Bad = @{ Duration = [double]::NaN } }
        @{ Id = 'ValueMissing'; Bad = @{ Duration = $null } }
        @{ Id = 'DurationInvalid'; Bad = @{ Duration = '3,5' } }
        @{ Id = 'DurationInvalid'; Bad = @{ Duration = 1e300 } }
        @{ Id = 'RouteMissing'; Bad = @{ Route = ' ' } }
        @{ Id = 'TagValueTooLong'; Bad = @{ Route = '/' + 'z' * 300 } }
        @{ Id = 'TimestampInvalid'; Bad = @{ Timestamp = 'yesterday' } }
        @{ Id = 'DuplicateTag'; Bad = @{ Tag = @{ 'http.route' = '/x' } } }
    ) {
        $request = @{ Route = '/a'; Method = 'GET'; StatusCode = 200; Duration = 1 }
        $good = [pscustomobject]$request
        foreach ($key in $Bad.Keys) { $request[$key] = $Bad[$key] }
        foreach ($unbuffered in $false, $true) {
            $run = Invoke-Captured { [pscustomobject]$request, $good | Add-MetricRequest -Unbuffered:$unbuffered -Store $store }
            $run.Error.FullyQualifiedErrorId | Should -BeLike "$Id,*"
            $run.Error.TargetObject | Should -Not -BeNullOrEmpty
        }
        @(Get-MetricSeries http.server.request.duration -Store $store).Count | Should -Be 2
    }

    It 'records an access log, whatever its columns are called' {
        @'
time,cs-uri,verb,sc,took,user,site
2026-01-31T08:00:00Z,/cart?id=7,POST,201,35,ann@example.com,eu
2026-01-31T08:00:01Z,/cart,BREW,418,31,-,eu
2026-01-31T08:00:02Z,/health,GET,200,1,-,eu
'@ | ConvertFrom-Csv | Add-MetricRequest -Route { $_.'cs-uri' } -Method { $_.verb } -StatusCode { $_.sc } -Duration { [timespan]::FromMilliseconds($_.took) } -Tag { @{ site = $_.site } } -Store $store
        $samples = @(Get-MetricSeries http.server.request.duration -Store $store | Sort-Object Timestamp)
        $samples.Value | Should -Be 0.035, 0.031
        "$($samples.Tag.'http.request.method') $($samples.Tag.site) $($samples[0].Timestamp.ToString('HH:mm:ss'))" | Should -Be 'POST _OTHER eu eu 08:00:00'
        @(Get-MetricSeries usage.users -Store $store).Count | Should -Be 1
    }

    It 'takes members that have its own names, hashtables too' {
        @{ Path = '/a'; Method = 'GET'; Status = '200'; Duration = '1'; UserName = 'ann'; Time = '2026-01-31T08:00Z' } | Add-MetricRequest -Store $store
        (Get-MetricBreakdown -Store $store).DistinctUsers | Should -Be 1
    }

    It 'never stores a user, and counts capitals of an address once' {
        'Ann@Example.com', 'ann@example.com ', 'bob', 'Bob', '-', '', 'anonymous', $null | ForEach-Object { Add-MetricRequest / GET 200 1 -User $_ -Store $store }
        (Get-MetricBreakdown -Store $store).DistinctUsers | Should -Be 3
        $null = Disconnect-MetricStore
        Backup-MetricStore "$store.copy" -Store $store
        [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes("$store.copy")) | Should -Not -Match '(?i)ann@example'
    }

    It 'leaves out what machines ask, unless the setting says otherwise' {
        '/health', '/ready/', '/PING', '/internal/a/b', '/admin/system/x', '/other' | ForEach-Object { Add-MetricRequest $_ GET 200 1 -Store $store }
        (Get-MetricBreakdown -Store $store).Tag.'http.route' | Should -Be '/other'
        try {
            Set-MetricConfiguration ExcludedRoute '/other', '/static/*' -Scope User
            '/health', '/static/a.css', '/other' | ForEach-Object { Add-MetricRequest $_ GET 200 1 -Store $store }
            $env:METRICSTOOLS_EXCLUDED_ROUTE = '/health'
            '/health', '/static/a.css' | ForEach-Object { Add-MetricRequest $_ GET 200 1 -Store $store }
        }
        finally {
            Remove-Item Env:METRICSTOOLS_EXCLUDED_ROUTE -ErrorAction Ignore
            Set-MetricConfiguration ExcludedRoute $null -Scope User
        }
        (Get-MetricBreakdown -Store $store).Tag.'http.route' | Sort-Object | Should -Be '/health', '/other', '/static/a.css'
        { Set-MetricConfiguration ExcludedRoute 'health' -Scope User -ErrorAction Stop } | Should -Throw -ErrorId 'SettingInvalid,*'
    }

    It 'is told names of routes, or to take paths as they are' {
        Add-MetricRequest /users/ann/posts/7 GET 200 1 -RouteTemplate '/users/{user}', '/users/{user}/posts/{post}' -Store $store
        Add-MetricRequest /orders/42?x=1 GET 200 1 -LiteralRoute -Store $store
        (Get-MetricBreakdown -Store $store).Tag.'http.route' | Sort-Object | Should -Be '/orders/42', '/users/{user}/posts/{post}'
        { Add-MetricRequest / GET 200 1 -RouteTemplate 'users' -Store $store } | Should -Throw -ErrorId 'RouteTemplateInvalid,*'
    }

    It 'stores before it ends with -Unbuffered, and tells of a store that it cannot have' {
        Add-MetricRequest / GET 200 1 -Unbuffered -Store $store
        Invoke-Sql $store 'SELECT count(*) FROM metric' | Should -Be 1
        { Add-MetricRequest / GET 200 1 -Unbuffered -Store (Split-Path $store) } | Should -Throw -ErrorId 'StoreIsDirectory,*'
    }

    It 'does not wait for a store that is locked' {
        Add-MetricRequest / GET 200 1 -Store $store
        $null = Get-MetricSnapshot -Store $store
        $holder = Start-LockHolder $store
        try {
            $clock = [Diagnostics.Stopwatch]::StartNew()
            1..10 | ForEach-Object { Add-MetricRequest / GET 200 1 -Store $store }
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 1.5
        }
        finally { Stop-LockHolder $holder }
        (Get-MetricBreakdown -Store $store).Count | Should -Be 11
    }

    It 'records thousands that come at once, each of them' {
        1..5000 | ForEach-Object { [pscustomobject]@{ Route = "/r$($_ % 7)"; Method = 'GET'; StatusCode = 200; Duration = 0.1; User = "u$($_ % 50)" } } | Add-MetricRequest -Store $store
        $all = Get-MetricBreakdown -GroupBy @() -Store $store
        "$($all.Count) $($all.DistinctUsers)" | Should -Be '5000 50'
    }

    It 'records nothing with -WhatIf, or when recording is off' {
        Add-MetricRequest / GET 200 1 -WhatIf -Store $store
        $env:METRICSTOOLS_ENABLED = 'false'
        try { Add-MetricRequest / GET 200 1 -Store $store }
        finally { Remove-Item Env:METRICSTOOLS_ENABLED }
        { Get-MetricSnapshot -Store $store } | Should -Throw 'no store at *'
    }

    It 'completes methods and routes' {
        Add-MetricRequest /orders GET 200 1 -Unbuffered -Store $store
        $line = "Add-MetricRequest -Store '$store' -Route /o"
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be '/orders'
        $line = 'Add-MetricRequest -Method pa'
        (TabExpansion2 $line $line.Length).CompletionMatches.CompletionText | Should -Be 'PATCH'
    }
}
