BeforeAll { Import-Module "$PSScriptRoot/TestHelper.psm1" -Force }

Describe 'Import-Metric' {
    BeforeEach {
        $store = New-StorePath
        $folder = (New-Item -ItemType Directory (New-StorePath "$([guid]::NewGuid().ToString('N'))")).FullName
    }

    It 'reads CSV with columns in any order, quotes and unknown columns' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Value,Remark,Name,Tag,Timestamp', '1.5,"a, b",m,"host=web1,region=eu",2026-01-31T08:00:00Z', '2,,m,,2026-01-31T08:00:01Z'
        Import-Metric $file -Store $store
        $first, $second = Get-MetricSeries m -Store $store | Sort-Object Value
        "$($first.Value) $($first.Tag)" | Should -Be '1.5 host=web1,region=eu'
        $first.Timestamp | Should -Be ([DateTimeOffset]'2026-01-31T08:00:00Z')
        "$($second.Tag)" | Should -Be ''
    }

    It 'reads what Get-MetricSeries | <How> wrote' -ForEach @(
        @{ How = 'ConvertTo-Json'; Write = { $args[0] | ConvertTo-Json -Depth 3 | Set-Content $args[1] }; File = 'x.json' }
    ) {
        New-History m 1.5, 2 -Tag @{ host = 'web1' } | Add-Metric -Unit ms -Store $store
        $file = Join-Path $folder $File
        & $Write (Get-MetricSeries m -Store $store) $file
        Import-Metric $file -Store ($copy = New-StorePath)
        $print = { "$($_.Timestamp.UtcTicks) $($_.Tag) $($_.Value) $($_.Unit)" }
        Get-MetricSeries m -Store $copy | ForEach-Object $print | Should -Be (Get-MetricSeries m -Store $store | ForEach-Object $print)
    }

    It 'gives one error for each bad row, with file and line, and keeps the good ones: <Format>' -ForEach @(
        @{ Format = 'csv'; Lines = 'Name,Value', 'm,1', 'm,x', 'm,3', 'm,NaN', 'm,5', '1bad,6', 'm,'; Bad = 3, 5, 7, 8 }
        @{ Format = 'ndjson'; Lines = '{"Name":"m","Value":1}', '{"Name":"m","Value":"x"}', '{"Name":"m","Value":3}', 'nonsense', '{"Value":4}', '{"Name":"m","Value":5}'; Bad = 2, 4, 5 }
        @{ Format = 'json'; Lines = '[{"Name":"m","Value":1},', '{"Name":"m","Value":null},', '{"Name":"m","Value":3},', '{"Name":"m","Value":5}]'; Bad = @(2) }
    ) {
        $file = Join-Path $folder "x.$Format"
        Set-Content $file $Lines
        $captured = Invoke-Captured { Import-Metric $file -Store $store }
        $captured.Error.Count | Should -Be $Bad.Count
        foreach ($place in 0..($Bad.Count - 1)) { $captured.Error[$place].Exception.Message | Should -BeLike "$file, line $($Bad[$place]):*" }
        (Get-MetricSeries m -Store $store).Value | Should -Be 1, 3, 5
    }

    It 'names the failure of a row by its own id' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value,Kind,Timestamp', 'm,1,Gauge,', 'm,2,Counter,', 'm,3,Gauge,2999-01-01T00:00:00Z', 'm,4,Meter,'
        $ids = (Invoke-Captured { Import-Metric $file -Store $store }).Error.FullyQualifiedErrorId -replace ',.*'
        $ids[0] | Should -Be 'KindConflict'
        $ids[1] | Should -Be 'TimestampInFuture'
        $ids.Count | Should -Be 3
    }

    It 'gives one error for a missing file and goes on with the others' {
        $good = Join-Path $folder 'good.csv'
        Set-Content $good 'Name,Value', 'm,1'
        $missing = Join-Path $folder 'missing.csv'
        foreach ($arguments in @{ Path = $missing, $good }, @{ LiteralPath = $missing, $good }) {
            $captured = Invoke-Captured { Import-Metric @arguments -Store $store }
            $captured.Error.Count | Should -Be 1
            $captured.Error[0].Exception.Message | Should -BeLike "*missing.csv*"
        }
        (Get-MetricSeries m -Store $store).Value | Should -Be 1, 1
    }

    It 'takes wildcards, files of the pipeline, and literal names with brackets' {
        foreach ($name in 'a.csv', 'b.csv', 'c[1].csv') { [IO.File]::WriteAllText((Join-Path $folder $name), "Name,Value`nm,1`n") }
        Import-Metric (Join-Path $folder '[ab].csv') -Store $store
        @(Get-MetricSeries m -Store $store).Count | Should -Be 2
        Get-ChildItem $folder | Import-Metric -Store $store
        @(Get-MetricSeries m -Store $store).Count | Should -Be 5
        Import-Metric -LiteralPath (Join-Path $folder 'c[1].csv') -Store $store
        @(Get-MetricSeries m -Store $store).Count | Should -Be 6
    }

    It 'takes -Format before the extension, and refuses what cannot be read' {
        $file = Join-Path $folder 'x.log'
        Set-Content $file '{"Name":"m","Value":1}'
        (Invoke-Captured { Import-Metric $file -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'FormatUnknown,*'
        Import-Metric $file -Format NdJson -Store $store
        (Get-MetricSeries m -Store $store).Value | Should -Be 1
        (Invoke-Captured { Import-Metric $file -Format Prometheus -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'FormatNotReadable,*'
    }

    It 'refuses a CSV file without the columns that are needed' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Metric;Amount', 'm;1'
        $captured = Invoke-Captured { Import-Metric $file -Store $store }
        $captured.Error.Count | Should -Be 1
        $captured.Error[0].Exception.Message | Should -BeLike '*Name and Value*'
    }

    It 'refuses bytes that are not UTF-8, and keeps the samples before them' {
        $file = Join-Path $folder 'x.ndjson'
        [IO.File]::WriteAllText($file, "{`"Name`":`"m`",`"Value`":1}`n{`"Name`":`"m`",`"Value`":2,`"Unit`":`"é`"}`n", [Text.Encoding]::GetEncoding('iso-8859-1'))
        $captured = Invoke-Captured { Import-Metric $file -Store $store }
        $captured.Error.Count | Should -Be 1
        $captured.Error[0].FullyQualifiedErrorId | Should -BeLike 'TextNotUtf8,*'
        $captured.Error[0].Exception.Message | Should -BeLike "$file, line 2: *UTF-8*"
        (Get-MetricSeries m -Store $store).Value | Should -Be 1
    }

    It 'names a line once' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value', 'm,1,5'
        (Invoke-Captured { Import-Metric $file -Store $store }).Error[0].Exception.Message | Should -BeLike "$file, line 2: the row*"
    }

    It 'refuses what is no file, and a store that is none' {
        foreach ($arguments in @{ LiteralPath = 'env:PATH' }, @{ Path = 'env:PATH' }) {
            (Invoke-Captured { Import-Metric @arguments -Format Csv -Store $store }).Error[0].FullyQualifiedErrorId | Should -BeLike 'FileNotFound,*'
        }
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value', 'm,1'
        { Import-Metric $file -Store env:x } | Should -Throw -ErrorId 'StorePathInvalid,*'
    }

    It 'writes the samples with -PassThru, and their number with -Verbose' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value', 'm,1', 'm,2'
        $captured = Invoke-Captured { Import-Metric $file -PassThru -Verbose -Store $store }
        $captured.Output.Value | Should -Be 1, 2
        @($captured.Verbose -like 'Read 2 samples*').Count | Should -Be 1
    }

    It 'reads nothing with -WhatIf' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value', 'm,1'
        Import-Metric $file -WhatIf -Store $store
        $store | Should -Not -Exist
    }

    It 'hashes personal values, and warns once a key' {
        $file = Join-Path $folder 'x.csv'
        Set-Content $file 'Name,Value,Tag', 'm,1,user=ann', 'm,2,user=bob'
        $captured = Invoke-Captured { Import-Metric $file -Store $store }
        $captured.Warning.Count | Should -Be 1
        (Get-MetricSeries m -Store $store).Tag.user | Should -Match '^hmac:'
    }
}
