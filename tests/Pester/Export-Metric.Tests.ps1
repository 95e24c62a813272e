BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'export.db'
    $script:hour = Get-HourStart 2
    $script:hostile = @{ emoji = '🚀👩‍💻'; cjk = '東京'; quotes = 'a"b''c'; lines = "one`r`ntwo"; list = 'a=b,c'; formula = '=1+1'; minus = '-x'; at = '@x'; tab = "`tx" }
    $place = 0
    $script:rows = foreach ($value in -0.0, 1e-320, 1.7976931348623157E+308, (0.1 + 0.2), -123.25, 1e15, 42) {
        [pscustomobject]@{ Name = 'odd'; Value = $value; Timestamp = $hour.AddMilliseconds($place++); Tag = $hostile }
    }
    $rows | Add-Metric -Unit ms -Store $store
    1..3 | Add-Metric hits -Type Counter -Timestamp $hour -Tag @{ host = 'web1' } -Store $store
    'ann', 'bob', 'ann' | Add-Metric people -Type Set -Timestamp $hour -Store $store
    Add-Metric size 5 -Type Histogram -Timestamp $hour -Store $store
    function Get-Print([string] $From) {
        Get-MetricSeries '*' -Store $From | ForEach-Object {
            "$($_.Timestamp.UtcTicks) $($_.Name) $($_.Kind) $($_.Unit) $([BitConverter]::DoubleToInt64Bits($_.Value)) $($_.Tag)"
        }
    }
}

Describe 'Export-Metric' {
    BeforeEach { $folder = (New-Item -ItemType Directory (New-StorePath "$([guid]::NewGuid().ToString('N'))")).FullName }

    It 'writes <Extension>, which Import-Metric reads back to the bit' -ForEach @(@{ Extension = 'csv' }, @{ Extension = 'json' }, @{ Extension = 'ndjson' }, @{ Extension = 'jsonl' }) {
        $file = Join-Path $folder "all.$Extension"
        Export-Metric $file -Store $store
        $copy = New-StorePath
        Import-Metric $file -Store $copy
        Get-Print $copy | Should -Be (Get-Print $store)
        (Get-MetricSnapshot people -Store $copy).Value | Should -Be 2
    }

    It 'writes UTF-8 without a mark, with line feeds, the same in every culture' {
        $file = Join-Path $folder 'all.csv'
        $before = [cultureinfo]::CurrentCulture
        $bytes = foreach ($name in 'de-DE', 'en-US') {
            [cultureinfo]::CurrentCulture = $name
            try { Export-Metric $file -Store $store }
            finally { [cultureinfo]::CurrentCulture = $before }
            [Convert]::ToBase64String([IO.File]::ReadAllBytes($file))
        }
        $bytes[0] | Should -Be $bytes[1]
        $text = [IO.File]::ReadAllText($file)
        [IO.File]::ReadAllBytes($file)[0] | Should -Be ([byte][char]'T') -Because 'no byte order mark stands before Timestamp'
        ($text -split "`n")[0] | Should -Be 'Timestamp,Name,Kind,Unit,Value,Tag'
        $text | Should -Match 'Z,odd,Gauge,ms,-123\.25,'
    }

    It 'writes metrics, tags and ranges that are asked for' {
        $file = Join-Path $folder 'some.ndjson'
        Export-Metric $file -Name hits, s* -Store $store
        @(Get-Content $file).Count | Should -Be 4
        Export-Metric $file -Tag host=web1 -Store $store
        @(Get-Content $file).Count | Should -Be 3
        Export-Metric $file -Name odd -Start $hour.AddMilliseconds(2) -End $hour.AddMilliseconds(3) -Store $store
        @(Get-Content $file).Count | Should -Be 2
        Export-Metric $file -Last 1s -Store $store
        @(Get-Content $file).Count | Should -Be 0
    }

    It 'takes -Format before the extension, and refuses an extension that it does not know' {
        $file = Join-Path $folder 'all.txt'
        { Export-Metric $file -Store $store } | Should -Throw '*format*not known*Csv, Json, NdJson, Prometheus*'
        $file | Should -Not -Exist
        Export-Metric $file -Format ndjson -Name size -Store $store
        (Get-Content $file | ConvertFrom-Json).Value | Should -Be 5
        { Export-Metric $file -Format Xml -Store $store } | Should -Throw '*Xml*'
    }

    It 'neutralises formulas in CSV, for a spreadsheet' {
        $file = Join-Path $folder 'all.csv'
        Add-Metric formula 1 -Unit '=1+1' -Tag @{ '@cmd' = 'x' } -Store ($path = New-StorePath)
        Export-Metric $file -Store $path
        "$((Import-Csv $file).Tag) $((Import-Csv $file).Unit)" | Should -Be "'@cmd=x '=1+1"
        Import-Metric $file -Store ($copy = New-StorePath)
        (Get-MetricSeries formula -Store $copy).Tag.'@cmd' | Should -Be 'x'
        (Get-MetricSeries formula -Store $copy).Unit | Should -Be '=1+1'
    }

    It 'adds to a <Extension> file with -Append, with one header' -ForEach @(@{ Extension = 'csv'; Lines = 3 }, @{ Extension = 'ndjson'; Lines = 2 }) {
        $file = Join-Path $folder "two.$Extension"
        1..2 | ForEach-Object { Export-Metric $file -Name size -Append -Store $store }
        @(Get-Content $file).Count | Should -Be $Lines
        Import-Metric $file -Store ($copy = New-StorePath)
        @(Get-MetricSeries size -Store $copy).Count | Should -Be 2
    }

    It 'refuses to add to <Format>' -ForEach @(@{ Format = 'Json' }, @{ Format = 'Prometheus' }) {
        { Export-Metric (Join-Path $folder 'x.txt') -Format $Format -Append -Store $store } | Should -Throw '*cannot be appended to*'
    }

    It 'refuses to add to a CSV file with other columns, and leaves it as it was' {
        $file = Join-Path $folder 'other.csv'
        Set-Content $file 'A,B', '1,2'
        $before = Get-Content $file -Raw
        { Export-Metric $file -Append -Store $store } | Should -Throw '*header*'
        Get-Content $file -Raw | Should -Be $before
    }

    It 'replaces a file, but not with -NoClobber' {
        $file = Join-Path $folder 'x.ndjson'
        Set-Content $file 'old'
        { Export-Metric $file -NoClobber -Store $store } | Should -Throw '*exists already*'
        Get-Content $file | Should -Be 'old'
        Export-Metric $file -Name size -Store $store
        Get-Content $file | Should -Not -Be 'old'
    }

    It 'does not write over a store: <File>' -ForEach @(
        @{ File = 'own.db' }, @{ File = 'own.db-wal' }, @{ File = 'own.db-shm' }, @{ File = 'own.db-journal' }, @{ File = 'link.csv' }
    ) {
        $own = Join-Path $folder 'own.db'
        Add-Metric x 1 -Store $own
        $before = Get-Print $own
        if ($File -eq 'link.csv' -and $env:OS -ne 'Windows_NT') { $null = New-Item -ItemType SymbolicLink (Join-Path $folder $File) -Target $own }
        elseif ($File -eq 'link.csv') { Set-ItResult -Skipped -Because 'links need a privilege'; return }
        foreach ($more in @{}, @{ Append = $true }, @{ Store = $store }) {
            $arguments = @{ Store = $own } + @{}
            $more.GetEnumerator() | ForEach-Object { $arguments[$_.Key] = $_.Value }
            { Export-Metric (Join-Path $folder $File) -Format Csv @arguments } | Should -Throw -ErrorId 'FileIsStore,*'
        }
        { [pscustomobject]@{ Name = 'm'; Value = 1 } | Export-Metric (Join-Path $folder $File) -Format Csv } | Should -Throw -ErrorId 'FileIsStore,*'
        Get-Print $own | Should -Be $before
    }

    It 'writes a metric once that several names fit' {
        $file = Join-Path $folder 'x.ndjson'
        Export-Metric $file size, 's*', SIZE -Store $store
        @(Get-Content $file).Count | Should -Be 1
        @(Get-MetricSeries size, 's*' -Store $store).Count | Should -Be 1
        @(Get-MetricBaseline 's*', size -Store $store).Count | Should -Be 1
        @(Get-MetricSnapshot size, 's*' -Store $store).Count | Should -Be 1
        @(Get-MetricDefinition size, 's*' -Store $store).Count | Should -Be 1
    }

    It 'writes nothing with -WhatIf' {
        $file = Join-Path $folder 'x.csv'
        Export-Metric $file -WhatIf -Store $store
        Get-MetricSeries size -Store $store | Export-Metric $file -WhatIf
        $file | Should -Not -Exist
    }

    It 'writes the objects of the pipeline, without a store: <What>' -ForEach @(
        @{ What = 'samples'; Query = { Get-MetricSeries hits -Store $store }; Value = 1, 2, 3 }
        @{ What = 'buckets'; Query = { Get-MetricSeries hits -Interval 1h -Aggregate Sum -Store $store }; Value = @(6) }
        @{ What = 'objects with a name and a value'; Query = { [pscustomobject]@{ Name = 'x'; Value = 7 } }; Value = @(7) }
        @{ What = 'nothing'; Query = { }; Value = @() }
    ) {
        $file = Join-Path $folder 'x.json'
        & $Query | Export-Metric $file -Store (New-StorePath)
        @((Get-Content $file -Raw | ConvertFrom-Json) | ForEach-Object Value) | Should -Be $Value
    }

    It 'gives the file with -PassThru, and its path in the session''s own location' {
        Push-Location $folder
        try { (Export-Metric here.csv -PassThru -Store $store).FullName | Should -Be (Join-Path $folder 'here.csv') }
        finally { Pop-Location }
    }

    Context 'that fails' {
        It 'leaves no half file and no temporary one, and the old file as it was' {
            $file = Join-Path $folder 'x.csv'
            Set-Content $file 'old'
            { 1..5 | ForEach-Object { if ($_ -eq 4) { throw 'stop' }; [pscustomobject]@{ Name = 'm'; Value = $_ } } | Export-Metric $file } | Should -Throw 'stop'
            { [pscustomobject]@{ Name = 'm'; Value = 1 }, [pscustomobject]@{ Name = 'm'; Value = 'x' } | Export-Metric $file -ErrorAction Stop } | Should -Throw '*not a number*'
            Get-Content $file | Should -Be 'old'
            @(Get-ChildItem $folder -Force).Count | Should -Be 1
        }

        It 'leaves a file that is appended to as it was' {
            $file = Join-Path $folder 'x.ndjson'
            Export-Metric $file -Name size -Store $store
            $before = Get-Content $file -Raw
            { 1..5 | ForEach-Object { if ($_ -eq 4) { throw 'stop' }; [pscustomobject]@{ Name = 'm'; Value = $_ } } | Export-Metric $file -Append } | Should -Throw 'stop'
            Get-Content $file -Raw | Should -Be $before
        }

        It 'gives one error for a bad object and writes the others' {
            $file = Join-Path $folder 'x.ndjson'
            $captured = Invoke-Captured { [pscustomobject]@{ Name = 'm'; Value = 1 }, [pscustomobject]@{ Name = 'm'; Value = [double]::NaN }, [pscustomobject]@{ Name = 'm'; Value = 3 } | Export-Metric $file }
            $captured.Error.Count | Should -Be 1
            ((Get-Content $file) | ConvertFrom-Json).Value | Should -Be 1, 3
        }

        It 'writes no file when no metric of that name exists, and keeps the one that is there' {
            $file = Join-Path $folder 'x.csv'
            (Invoke-Captured { Export-Metric $file -Name claim -Store $store }).Error[0].CategoryInfo.Category | Should -Be 'ObjectNotFound'
            $file | Should -Not -Exist
            Set-Content $file 'old'
            (Invoke-Captured { Export-Metric $file -Name claim -Store $store }).Error.Count | Should -Be 1
            (Invoke-Captured { Export-Metric $file -Name claim -Format Prometheus -Store $store }).Error.Count | Should -Be 1
            Get-Content $file | Should -Be 'old'
        }

        It 'writes no file when the store is missing or the range is impossible' {
            $file = Join-Path $folder 'x.csv'
            { Export-Metric $file -Store (New-StorePath) } | Should -Throw 'no store at *'
            { Export-Metric $file -Start ([DateTimeOffset]::UtcNow.AddDays(1)) -Store $store } | Should -Throw 'Cannot query future dates'
            @(Get-ChildItem $folder -Force).Count | Should -Be 0
        }

        It 'says so when the folder does not exist' {
            { Export-Metric (Join-Path $folder 'no/such/x.csv') -Store $store } | Should -Throw
        }
    }

    Context 'in Prometheus''s text format' {
        It 'writes the newest state, with types, legal names and labels' {
            $file = Join-Path $folder 'x.prom'
            Export-Metric $file -Store $store
            $text = [IO.File]::ReadAllText($file)
            $text | Should -Match "[^`r]`n$"
            $lines = $text.TrimEnd("`n") -split "`n"
            $lines | Should -Contain '# TYPE hits_total counter'
            $lines | Should -Contain 'hits_total{host="web1"} 6'
            @($lines -match '^people(_\w+)? 2$').Count | Should -Be 1
            @($lines -match '^size\w*\{quantile="0\.5"\} 5$').Count | Should -Be 1
            @($lines -match '^size\w*_count 1$').Count | Should -Be 1
            foreach ($line in $lines -notmatch '^#') { $line | Should -Match '^[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? (-?\d+(\.\d+)?([eE][+-]?\d+)?|NaN|[+-]Inf)$' }
        }

        It 'is written from a store and not from a pipeline' {
            { Get-MetricSeries hits -Store $store | Export-Metric (Join-Path $folder 'x.prom') } | Should -Throw '*from a store*'
        }
    }
}
