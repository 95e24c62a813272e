BeforeDiscovery {
    $script:readers = @(
        @{ Cmdlet = 'Get-MetricSeries'; Arguments = @{ Name = 'm' } }, @{ Cmdlet = 'Get-MetricSnapshot'; Arguments = @{} }, @{ Cmdlet = 'Get-MetricDefinition'; Arguments = @{} }
        @{ Cmdlet = 'Get-MetricBaseline'; Arguments = @{ Name = 'm' } }, @{ Cmdlet = 'Get-MetricStore'; Arguments = @{} }, @{ Cmdlet = 'Test-MetricDeviation'; Arguments = @{ Name = 'm' } }
        @{ Cmdlet = 'Export-Metric'; Arguments = @{ Path = 'TestDrive:/never.csv' } }, @{ Cmdlet = 'Set-MetricDefinition'; Arguments = @{ Name = 'm'; Unit = 's' } }
        @{ Cmdlet = 'Unregister-MetricDefinition'; Arguments = @{ Name = 'm' } }
    )
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    function Get-Failure([scriptblock] $Script) { try { $null = & $Script } catch { return $_ }; throw 'No error came.' }
    function Get-Bytes([string] $Path) { [Convert]::ToBase64String([IO.File]::ReadAllBytes($Path)) }
}

Describe 'A store' {
    BeforeEach { $store = New-StorePath }

    Context 'that is not there' {
        It 'is an error of <Cmdlet>, which makes nothing' -ForEach $readers {
            $problem = Get-Failure { & $Cmdlet @Arguments -Store $store }
            $problem.FullyQualifiedErrorId | Should -BeLike 'StoreNotFound,*'
            $problem.CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $problem.Exception.Message | Should -BeExactly "no store at $store"
            "$store*" | Should -Not -Exist
        }

        It 'is made by the first sample, with its folder, for the owner alone' {
            $path = New-StorePath 'new/folder/metrics.db'
            Add-Metric m 1 -Store $path
            $path | Should -Exist
            if ($env:OS -eq 'Windows_NT') { Set-ItResult -Skipped -Because 'Windows has access lists instead of mode bits'; return }
            "$([IO.File]::GetUnixFileMode($path))" | Should -Be 'UserWrite, UserRead'
            "$([IO.File]::GetUnixFileMode((Split-Path $path)))" | Should -Be 'UserExecute, UserWrite, UserRead'
        }
    }

    Context 'by its location' {
        It 'is found from the session''s location, its drives and its home' {
            Push-Location (Split-Path $store)
            try {
                Add-Metric m 1 -Store "./$(Split-Path -Leaf $store)"
                $store | Should -Exist
                (Get-MetricSeries m -Store "TestDrive:/$(Split-Path -Leaf $store)").Value | Should -Be 1
                (Get-MetricStore (Split-Path -Leaf $store)).Path | Should -Be $store
            }
            finally { Pop-Location }
        }

        It 'may have <What> in its path' -ForEach @(
            @{ What = 'spaces'; Name = 'a b/c d.db' }, @{ What = 'brackets'; Name = 'a[1]/x[2].db' }, @{ What = 'Unicode'; Name = '東京/é🚀.db' }
            @{ What = 'signs'; Name = "it's #1 100% ?;.db" }, @{ What = 'no extension'; Name = 'plain' }
        ) {
            if ($env:OS -eq 'Windows_NT' -and $Name -match '[?]') { Set-ItResult -Skipped -Because 'Windows has no such file names'; return }
            $path = New-StorePath $Name
            Add-Metric m 1 -Store $path
            (Get-MetricSeries m -Store $path).Value | Should -Be 1
            Test-Path -LiteralPath $path | Should -BeTrue
        }

        It 'is the one of $env:METRICSTOOLS_STORE by default' {
            $before = $env:METRICSTOOLS_STORE
            try {
                $env:METRICSTOOLS_STORE = $store
                Add-Metric m 1
                (Get-MetricSeries m -Store $store).Value | Should -Be 1
            }
            finally { $env:METRICSTOOLS_STORE = $before }
        }

        It 'is the user''s own when nothing is said' {
            if (-not $IsLinux) { Set-ItResult -Skipped -Because 'it is the Linux default that is tested'; return }
            $nest = Split-Path $store
            $run = Invoke-WithModule 'Add-Metric m 1; (Get-MetricStore).Path' @{ METRICSTOOLS_STORE = ''; XDG_DATA_HOME = "$nest/data" }
            $run.Output | Should -Be "$nest/data/metricstools/metrics.db"
        }

        It 'is no directory' {
            $folder = Split-Path $store
            foreach ($script in { Get-MetricSeries m -Store $folder }, { Add-Metric m 1 -Store $folder }, { Get-MetricStore $folder }, { Set-MetricDefinition m -Unit s -Store $folder }) {
                (Get-Failure $script).FullyQualifiedErrorId | Should -BeLike 'StoreIsDirectory,*'
            }
        }

        It 'lies in no other provider' {
            (Get-Failure { Add-Metric m 1 -Store Env:HOME }).FullyQualifiedErrorId | Should -BeLike 'StorePathInvalid,*'
        }

        It 'lies below no file' {
            Set-Content $store 'x'
            (Get-Failure { Add-Metric m 1 -Store "$store/metrics.db" }).FullyQualifiedErrorId | Should -BeLike 'Store*,*'
        }
    }

    Context 'that is something else' {
        It 'is refused and left as it was: <What>' -ForEach @(
            @{ What = 'a text'; Make = { [IO.File]::WriteAllText($args[0], 'just a text, and long enough to be more than a header of a database, which has a hundred bytes at its beginning') }; Id = 'StoreNotDatabase' }
            @{ What = 'a short text'; Make = { [IO.File]::WriteAllText($args[0], 'xy') }; Id = 'StoreNotDatabase' }
            @{ What = 'one character'; Make = { [IO.File]::WriteAllText($args[0], 'x') }; Id = 'StoreNotDatabase' }
            @{ What = 'a database of another program'; Make = { Invoke-Sql $args[0] 'CREATE TABLE notes (text)' }; Id = 'StoreForeign' }
            @{ What = 'a database of another program, by its id'; Make = { Invoke-Sql $args[0] 'PRAGMA application_id = 77; CREATE TABLE notes (text)' }; Id = 'StoreForeign' }
            @{ What = 'a database of another program, in WAL mode'; Make = { Invoke-Sql $args[0] 'PRAGMA journal_mode = WAL; CREATE TABLE notes (text)' }; Id = 'StoreForeign' }
            @{ What = 'a store of a newer version'; Make = { Add-Metric m 1 -Store $args[0]; Invoke-Sql $args[0] 'PRAGMA user_version = 99; PRAGMA journal_mode = DELETE' }; Id = 'StoreNewer' }
        ) {
            $null = & $Make $store
            $bytes = Get-Bytes $store
            foreach ($script in { Get-MetricSeries m -Store $store }, { Add-Metric m 1 -Store $store }, { Connect-MetricStore $store }, { Set-MetricDefinition m -Unit s -Store $store }) {
                $problem = Get-Failure $script
                $problem.FullyQualifiedErrorId | Should -BeLike "$Id,*"
                $problem.Exception.Message | Should -BeLike "*$store*"
            }
            Get-Bytes $store | Should -Be $bytes
            @(Get-ChildItem "$store*").Count | Should -Be 1 -Because 'no log and no journal may be left beside it'
        }

        It 'that the sqlite3 program made is refused and left as it was' {
            if (-not (Get-Command sqlite3 -CommandType Application -ErrorAction Ignore)) { Set-ItResult -Skipped -Because 'the sqlite3 program is not installed'; return }
            sqlite3 $store "CREATE TABLE notes (text); INSERT INTO notes VALUES ('keep me');"
            $bytes = Get-Bytes $store
            (Get-Failure { Add-Metric m 1 -Store $store }).FullyQualifiedErrorId | Should -BeLike 'StoreForeign,*'
            Get-Bytes $store | Should -Be $bytes
        }

        It 'is taken when it is an empty file' {
            [IO.File]::WriteAllBytes($store, [byte[]]@())
            Add-Metric m 1 -Store $store
            (Get-MetricSeries m -Store $store).Value | Should -Be 1
        }

        It 'ends a pipeline at once, with one error' {
            Set-Content $store 'a text'
            $captured = try { Invoke-Captured { 1..100 | Add-Metric m -Store $store } } catch { [pscustomobject]@{ Error = @($_) } }
            $captured.Error.Count | Should -Be 1
        }
    }

    Context 'that is read-only' {
        BeforeEach {
            $folder = New-StorePath "$([guid]::NewGuid().ToString('N'))"
            $store = Join-Path $folder 'metrics.db'
            1..5 | Add-Metric m -Store $store
            $obstacle = Get-PermissionObstacle
            if (-not $obstacle) { chmod 755 $folder; chmod 644 (Get-ChildItem "$store*").FullName }
        }

        It 'can be read, and tells a writer so: <What>' -ForEach @(@{ What = 'with a log'; Move = $false }, @{ What = 'without a log'; Move = $true }) {
            if ($obstacle) { Set-ItResult -Skipped -Because $obstacle; return }
            if ($Move) { Connect-MetricStore $store; Disconnect-MetricStore; Remove-Item "$store-*" -ErrorAction Ignore }
            chmod a-w $folder (Get-ChildItem "$store*").FullName
            try {
                $run = Invoke-Unprivileged "(Get-MetricSeries m -Store '$store').Value -join ','; try { Add-Metric m 6 -Store '$store' } catch { `$_.FullyQualifiedErrorId; `$_.CategoryInfo.Category }; Connect-MetricStore '$store'; @(Get-MetricSeries m).Count"
                $run.Error | Should -BeNullOrEmpty
                $run.Output -split '\r?\n' | Should -Be '1,2,3,4,5', 'StoreReadOnly,MetricsTools.PowerShell.Commands.AddMetricCommand', 'PermissionDenied', '5'
            }
            finally { chmod u+w $folder (Get-ChildItem "$store*").FullName }
            @(Get-MetricSeries m -Store $store).Count | Should -Be 5
        }

        It 'tells that access is denied when it may not be read' {
            if ($obstacle) { Set-ItResult -Skipped -Because $obstacle; return }
            chmod 000 (Get-ChildItem "$store*").FullName
            try {
                $run = Invoke-Unprivileged "try { Get-MetricSeries m -Store '$store' } catch { `$_.FullyQualifiedErrorId -replace ',.*'; `$_.CategoryInfo.Category }"
                $run.Output -split '\r?\n' | Should -Be 'StoreAccessDenied', 'PermissionDenied'
            }
            finally { chmod 644 (Get-ChildItem "$store*" -Force).FullName }
        }

        It 'cannot be made in a folder that may not be written to' {
            if ($obstacle) { Set-ItResult -Skipped -Because $obstacle; return }
            $run = Invoke-Unprivileged "try { Add-Metric m 1 -Store '$folder/other.db' } catch { `$_.FullyQualifiedErrorId -replace ',.*' }"
            $run.Output | Should -Be 'StoreReadOnly'
        }
    }

    Context 'that another process has locked' {
        It 'is waited for while the lock lasts, and can be read meanwhile' {
            Add-Metric m 1 -Store $store
            $holder = Start-LockHolder $store
            $session = [powershell]::Create()
            try {
                (Get-MetricSeries m -Store $store).Value | Should -Be 1
                $running = $session.AddScript("Import-Module '$(Get-ModulePath)'; Add-Metric m 2 -Store '$store' -ErrorAction Stop").BeginInvoke()
                $running.AsyncWaitHandle.WaitOne(1500) | Should -BeFalse -Because 'the lock is still held'
                Stop-LockHolder $holder
                $running.AsyncWaitHandle.WaitOne(10000) | Should -BeTrue
                $null = $session.EndInvoke($running)
                (Get-MetricSeries m -Store $store).Value | Should -Be 1, 2
            }
            finally {
                $session.Dispose()
                if (-not $holder.HasExited) { $holder.Kill() }
            }
        }

        It 'is given up after five seconds, with an error that says so' {
            Add-Metric m 1 -Store $store
            $holder = Start-LockHolder $store
            try {
                $clock = [Diagnostics.Stopwatch]::StartNew()
                $problem = Get-Failure { Add-Metric m 2 -Store $store }
                $clock.Elapsed.TotalSeconds | Should -BeGreaterThan 4.5
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 9
                $problem.FullyQualifiedErrorId | Should -BeLike 'StoreLocked,*'
                $problem.CategoryInfo.Category | Should -Be 'ResourceBusy'
                $problem.Exception.Message | Should -BeLike "The store $store is locked by another process*5 s*"
            }
            finally { Stop-LockHolder $holder }
            Add-Metric m 3 -Store $store
            (Get-MetricSeries m -Store $store).Value | Should -Be 1, 3
        }
    }

    Context 'with many writers' {
        It 'loses nothing of two processes that add at once' {
            $processes = foreach ($writer in 1, 2) {
                Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..100) { `$i | Add-Metric m -Tag 'writer=$writer' -Store '$store' }; 1..1000 | Add-Metric m -Tag 'writer=$writer' -Store '$store'")
            }
            foreach ($process in $processes) { (Wait-Program $process).Error | Should -BeNullOrEmpty }
            (Get-MetricSnapshot m -Store $store | ForEach-Object { "$($_.Tag) $($_.Count)" }) | Should -Be 'writer=1 1100', 'writer=2 1100'
        }

        It 'fails nobody when three processes make the same stores at once' {
            $folder = New-StorePath "$([guid]::NewGuid().ToString('N'))"
            $null = New-Item -ItemType Directory $folder
            $processes = foreach ($writer in 1..3) {
                Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..60) { foreach (`$j in 1..3) { 1 | Add-Metric m -Store ""$folder/`$i.db"" } }")
            }
            foreach ($process in $processes) { (Wait-Program $process).Error | Should -BeNullOrEmpty }
            (1..60 | ForEach-Object { (Get-MetricSnapshot m -Store "$folder/$_.db").Value } | Measure-Object -Sum).Sum | Should -Be 60
            (1..60 | ForEach-Object { (Get-MetricSnapshot m -Store "$folder/$_.db").Count } | Select-Object -Unique) | Should -Be 9
        }

        It 'fails nobody while the store grows and its log is taken in' {
            $grow = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..12) { 1..16384 | Add-Metric grown -Store '$store' }")
            $open = Start-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; foreach (`$i in 1..150) { 1 | Add-Metric often -Store '$store'; `$null = Get-MetricDefinition -Store '$store' }")
            (Wait-Program $open).Error | Should -BeNullOrEmpty
            (Wait-Program $grow).Error | Should -BeNullOrEmpty
            (Get-MetricDefinition -Store $store | ForEach-Object { "$($_.Name) $($_.SampleCount)" }) | Should -Be 'grown 196608', 'often 150'
            Invoke-Sql $store 'PRAGMA integrity_check' | Should -Be 'ok'
        }

        It 'loses nothing of eight runspaces that import the module and add at once: <What>' -ForEach @(
            @{ What = 'with -Store'; Begin = ''; Add = "Add-Metric m -Store '{0}'" }, @{ What = 'when connected'; Begin = "Connect-MetricStore '{0}'"; Add = 'Add-Metric m' }
        ) {
            if ($PSEdition -eq 'Desktop') { Set-ItResult -Skipped -Because 'Windows PowerShell has no ForEach-Object -Parallel'; return }
            $run = Invoke-Pwsh @('-Command', @"
$(if ($Begin) { "Import-Module '$(Get-ModulePath)'; $($Begin -f $store)" })
1..8 | ForEach-Object -ThrottleLimit 8 -Parallel {
    Import-Module '$(Get-ModulePath)'
    foreach (`$i in 1..10) { 1..5 | $($Add -f $store) }
}
"@)
            $run.Error | Should -BeNullOrEmpty
            @(Get-MetricSeries m -Store $store).Count | Should -Be 400
        }
    }

    It 'is found through a link, with its log' -Skip:($env:OS -eq 'Windows_NT') {
        $real = New-StorePath
        $link = New-StorePath
        $null = New-Item -ItemType SymbolicLink -Path $link -Target $real
        { Get-MetricStore -Store $link } | Should -Throw -ErrorId 'StoreNotFound,*'
        1..300000 | Add-Metric m -Store $link
        (Get-Item $real).Length | Should -BeGreaterThan 4MB
        Test-Path "$link-wal" | Should -BeFalse
        (Get-MetricSnapshot m -Store $real).Count | Should -Be 300000
    }
}
