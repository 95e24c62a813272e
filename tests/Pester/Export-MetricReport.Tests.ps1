BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'report.db'
    New-History build.duration ((Get-SteadyValue 60) + 180) -Tag @{ branch = 'main' } -Before '00:05' | Add-Metric -Unit ms -Store $store
    New-History queue.length (Get-SteadyValue 60) -Tag @{ host = '<script>alert(1)</script>' } | Add-Metric -Unit '{job}' -Store $store
    New-History shop.orders (1..60) -Kind Counter | Add-Metric -Unit '{order}' -Store $store
    Add-MetricAnnotation 'Release <2.1> 🚀' -Timestamp ([DateTimeOffset]::UtcNow.AddMinutes(-20)) -Store $store
    function Read-Page([string] $Path) { [IO.File]::ReadAllText($Path) }
    function Get-ChartCount([string] $Page) { [regex]::Matches($Page, '<svg class="chart"').Count }
}

Describe 'Export-MetricReport' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (New-StorePath "$([guid]::NewGuid().ToString('N'))")).FullName
        $file = Join-Path $folder 'report.html'
    }

    It 'writes one page with a chart and a table for each series, and nothing to the pipeline' {
        Export-MetricReport $file -Store $store | Should -BeNullOrEmpty
        $page = Read-Page $file
        $page | Should -BeLike '<!doctype html>*</html>*'
        Get-ChartCount $page | Should -Be 3
        [regex]::Matches($page, '<summary>Values of the chart').Count | Should -Be 3
        foreach ($section in 'Summary', 'Deviations', 'All series', 'Trends', 'Annotations', 'Health', 'Definitions') { $page | Should -Match ">$section</h2>" }
        @(Get-ChildItem -Force $folder).Count | Should -Be 1 -Because 'nothing temporary is left behind'
    }

    It 'shows text of the store as text' {
        Export-MetricReport $file -Store $store -Title 'Builds <b>' -Last 2h
        $page = Read-Page $file
        $page | Should -Match 'host=&lt;script&gt;alert\(1\)&lt;/script&gt;'
        $page | Should -Match 'Release &lt;2\.1&gt; 🚀'
        $page | Should -Match '<title>Builds &lt;b&gt;</title>'
        [regex]::Matches($page, '<script').Count | Should -Be 1 -Because 'the only script is that of the page'
    }

    It 'shows the metrics, tags and times that are asked for' {
        Export-MetricReport $file -Name build.*, shop.orders -Store $store
        Get-ChartCount (Read-Page $file) | Should -Be 2
        Export-MetricReport $file -Tag @{ branch = 'main' } -Last 2h -Store $store
        $page = Read-Page $file
        Get-ChartCount $page | Should -Be 1
        $page | Should -Not -Match 'shop\.orders'
        Export-MetricReport $file -Start ([DateTimeOffset]::UtcNow.AddMinutes(-15)) -End ([DateTimeOffset]::UtcNow.AddMinutes(-10)) -Store $store
        Read-Page $file | Should -Not -Match 'Release' -Because 'the annotation is older'
    }

    It 'puts what deviates first, in words' {
        $jump = New-StorePath
        New-History calm (Get-SteadyValue 60) | Add-Metric -Store $jump
        New-History jump ((Get-SteadyValue 58) + 400, 400) -Before '00:02' | Add-Metric -Store $jump
        Export-MetricReport $file -Last 1h -MaxPoint 60 -Store $jump
        $page = Read-Page $file
        $page | Should -Match '(?s)<h2 id="deviations-title">Deviations</h2>.*?Critical</span><td><a href="#s1">jump</a>'
        $page | Should -Match '<article class="card edge-critical" id="s1"'
    }

    It 'reports a name that does not exist, and writes the rest' {
        $captured = Invoke-Captured { Export-MetricReport $file -Name no.such, build.duration -Store $store }
        $captured.Error.FullyQualifiedErrorId | Should -Be 'MetricNotFound,MetricsTools.PowerShell.Commands.ExportMetricReportCommand'
        Get-ChartCount (Read-Page $file) | Should -Be 1
    }

    It 'writes no file when nothing that was asked for exists' {
        $captured = Invoke-Captured { Export-MetricReport $file -Name no.such -Store $store }
        @($captured.Error).Count | Should -Be 1
        $file | Should -Not -Exist
    }

    It 'leaves a file as it was when the report fails' {
        Set-Content $file 'mine'
        { Export-MetricReport $file -Last 900d -Store $store } | Should -Throw -ErrorId 'RangeTooLong,*'
        { Export-MetricReport $file -Store (New-StorePath 'nowhere.db') } | Should -Throw -ErrorId 'StoreNotFound,*'
        { Export-MetricReport $file -NoClobber -Store $store } | Should -Throw -ErrorId 'FileExists,*'
        Get-Content $file | Should -Be 'mine'
        @(Get-ChildItem -Force $folder).Count | Should -Be 1
    }

    It 'replaces a file, and gives it with -PassThru' {
        Set-Content $file 'old'
        $written = Export-MetricReport $file -PassThru -Store $store
        $written | Should -BeOfType IO.FileInfo
        $written.FullName | Should -Be $file
        $written.Length | Should -BeGreaterThan 10kb
        Read-Page $file | Should -Not -Match '^old'
    }

    It 'writes nothing with -WhatIf' {
        Export-MetricReport $file -WhatIf -Store $store
        $file | Should -Not -Exist
    }

    It 'refuses to write over a store' {
        { Export-MetricReport $store -Store $store } | Should -Throw -ErrorId 'FileIsStore,*'
    }

    It 'writes to the current location and to drives of the session' {
        Push-Location $folder
        try { Export-MetricReport here.html -Store $store }
        finally { Pop-Location }
        Join-Path $folder 'here.html' | Should -Exist
        $null = New-PSDrive -Name reports -PSProvider FileSystem -Root $folder
        Export-MetricReport reports:/there.html -Store $store
        Join-Path $folder 'there.html' | Should -Exist
    }

    It 'says the same in every culture' {
        $before = [cultureinfo]::CurrentCulture
        $end = [DateTimeOffset]::UtcNow.AddMinutes(-1)
        $pages = foreach ($name in 'de-DE', 'en-US') {
            [cultureinfo]::CurrentCulture = $name
            try { Export-MetricReport $file -Start $end.AddHours(-2) -End $end -Store $store }
            finally { [cultureinfo]::CurrentCulture = $before }
            (Read-Page $file) -replace 'Made [^<]*' -replace 'newest [^<]*'
        }
        $pages[0] | Should -BeExactly $pages[1]
    }

    It 'says of an empty time that there is nothing' {
        Export-MetricReport $file -Last 1s -Store $store
        Read-Page $file | Should -Match 'No data available'
    }

    It 'shows the clock of a time zone on its axes' {
        Export-MetricReport $file -TimeZone 'Asia/Tokyo' -Store $store
        Read-Page $file | Should -Match '<svg class="chart"'
        { Export-MetricReport $file -TimeZone 'No/Where' -Store $store } | Should -Throw
    }
}
