BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'charts.db'
    New-History load (Get-SteadyValue 60) -Tag @{ host = 'web1' } | Add-Metric -Store $store
    New-History load (Get-SteadyValue 60) -Tag @{ host = 'web2' } | Add-Metric -Store $store
    New-History hits (1..60) -Kind Counter | Add-Metric -Store $store

    # The rows of a chart.
    function Get-Row([string] $Chart) { $Chart -split '\r?\n' }
}

Describe 'Show-MetricChart' {
    Context 'of a pipeline' {
        It 'draws numbers in the order in which they come' {
            $rows = Get-Row (1, 2, 3, 4, 5, 6, 7, 8 | Show-MetricChart -AsString -Ascii -Width 40 -Height 10)
            $rows.Count | Should -Be 10
            $rows[0] | Should -Be 'Values'
            ($rows | ForEach-Object Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual 40
        }

        It 'draws samples and buckets, and names the figure of buckets' {
            Get-MetricSeries load -Tag host=web1 -Store $store | Show-MetricChart -AsString | Should -BeLike 'load {host=web1} *'
            Get-MetricSeries load -Tag host=web1 -Interval 5m -Aggregate P95 -Store $store | Show-MetricChart -AsString | Should -BeLike 'load {host=web1}, 95th percentile*'
            Get-MetricSeries hits -Interval 5m -Store $store | Show-MetricChart -AsString | Should -BeLike 'hits, per second (/s)*'
        }

        It 'tells lines apart without colours' {
            $chart = Get-MetricSeries load -Store $store | Show-MetricChart -AsString -Ascii
            $chart | Should -BeLike '*o web1  x web2*'
            $chart | Should -Not -Match '\e'
        }

        It 'takes what a remote session or a file made of samples' {
            $samples = Get-MetricSeries load -Tag host=web1 -Store $store
            $expected = $samples | Show-MetricChart -AsString
            $path = New-StorePath 'samples.xml'
            $samples | Export-Clixml $path
            Import-Clixml $path | Show-MetricChart -AsString | Should -Be $expected
            $samples | ConvertTo-Json | ConvertFrom-Json | ForEach-Object { $_ } | Show-MetricChart -AsString | Should -Be $expected
        }

        It 'takes rows of a CSV file' {
            $path = New-StorePath 'rows.csv'
            1..20 | ForEach-Object { [pscustomobject]@{ timestamp = '2026-01-01T10:{0:00}:00Z' -f $_; value = "$_.5" } } | Export-Csv $path -NoTypeInformation
            Import-Csv $path | Show-MetricChart -AsString | Should -BeLike '*01-01 10:0*'
        }

        It 'leaves a gap where a bucket has no samples' {
            $buckets = @(Get-MetricSeries load -Tag host=web1 -Interval 1m -Last 2h -Fill Null -Store $store)
            @($buckets | Where-Object { $null -eq $_.Value }).Count | Should -BeGreaterThan 30
            $captured = Invoke-Captured { $buckets | Show-MetricChart -AsString }
            $captured.Error | Should -BeNullOrEmpty
            $captured.Output | Should -BeLike 'load {host=web1}, average*'
        }

        It 'reports what it cannot read, and draws the others' {
            $captured = Invoke-Captured { 1, 2, 'abc', $null, 3 | Show-MetricChart -AsString }
            $captured.Error.Count | Should -Be 2
            $captured.Output | Should -BeLike 'Values*'
        }

        It 'warns when there is nothing to draw' {
            $captured = Invoke-Captured { @() | Show-MetricChart -AsString }
            $captured.Output | Should -BeNullOrEmpty
            $captured.Warning | Should -BeLike '*nothing to draw*'
        }
    }

    Context 'of named metrics' {
        It 'draws intervals, and takes tags and ranges' {
            Show-MetricChart load -Tag host=web1 -Last 2h -Store $store -AsString | Should -BeLike 'load {host=web1}, average*'
            Show-MetricChart hits -Store $store -AsString | Should -BeLike 'hits, per second*'
        }

        It 'draws a chart for each unit and figure' {
            @(Show-MetricChart * -Store $store -AsString).Count | Should -Be 2
        }

        It 'takes definitions for their metrics' {
            Get-MetricDefinition load -Store $store | Show-MetricChart -Store $store -AsString | Should -BeLike 'load, average*'
        }

        It 'gives an error for a literal name that does not exist' {
            (Invoke-Captured { Show-MetricChart nothing -Store $store -AsString }).Error[0].FullyQualifiedErrorId | Should -BeLike 'MetricNotFound,*'
        }

        It 'needs a name or a pipeline' {
            { Show-MetricChart -Store $store } | Should -Throw -ErrorId 'NameMissing,*'
        }
    }

    Context 'of other types' {
        It 'draws a histogram with the figures of the values' {
            $chart = 1..100 | Show-MetricChart -Type Histogram -AsString
            $chart | Should -BeLike '*100 values, average 50.50, median 50.50, p95 95.05*'
        }

        It 'draws a heatmap of hour by weekday, in a zone' {
            $rows = Get-Row (Get-MetricSeries load -Tag host=web1 -Store $store | Show-MetricChart -As Heatmap -AsString -Ascii)
            $rows.Count | Should -Be 10
            $rows[2] | Should -BeLike 'Mon*'
            Get-MetricSeries load -Tag host=web1 -Store $store | Show-MetricChart -As Heatmap -TimeZone Local -AsString | Should -BeLike '*hours in *'
        }
    }

    Context 'with more beside the lines' {
        It 'marks what happened' {
            $what = [pscustomobject]@{ Timestamp = [DateTimeOffset]::UtcNow.AddMinutes(-30); Text = 'version 1.2' }
            Get-MetricSeries load -Tag host=web1 -Store $store | Show-MetricChart -Annotation $what -AsString | Should -Match 'A \d\d-\d\d \d\d:\d\d version 1\.2'
        }

        It 'marks the annotations of the store beside named metrics' {
            $null = Add-MetricAnnotation 'version 1.3' -Timestamp ([DateTimeOffset]::UtcNow.AddMinutes(-20)) -Store $store
            $null = Add-MetricAnnotation 'long ago' -Timestamp ([DateTimeOffset]::UtcNow.AddDays(-20)) -Store $store
            $chart = Show-MetricChart load -Last 1h -AsString -Store $store
            $chart | Should -Match 'A \d\d-\d\d \d\d:\d\d version 1\.3'
            $chart | Should -Not -Match 'long ago'
            1, 2 | Show-MetricChart -Annotation (Get-MetricAnnotation -Store $store) -AsString | Should -BeLike 'Values*'
        }

        It 'marks what deviates, in words' {
            $values = @(Get-SteadyValue 60); $values[30] = 900
            $values | Show-MetricChart -AsString | Should -BeLike '*! critical deviation (1)*'
        }

        It 'draws the band of a baseline' {
            $baseline = Get-MetricBaseline -Value (100..110)
            1..60 | ForEach-Object { 105 } | Show-MetricChart -Baseline $baseline -AsString | Should -Match 'normal \d+\.\d\d to \d+\.\d\d'
        }

        It 'has a title' {
            1, 2 | Show-MetricChart -Title 'Builds of today' -AsString | Should -BeLike 'Builds of today*'
        }

        It 'shows no escape codes of a name' {
            $evil = "x$([char]27)[31mred"
            1, 2 | ForEach-Object { [pscustomobject]@{ Name = $evil; Value = $_ } } | Show-MetricChart -AsString | Should -Not -Match '\e'
        }
    }

    Context 'on a host' {
        It 'writes no escape codes and nothing into the pipeline where nobody looks on' {
            $run = Invoke-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; `$out = 1..20 | Show-MetricChart -Height 10; if (`$null -eq `$out) { 'nothing' }")
            $run.Error | Should -BeNullOrEmpty
            $run.Output | Should -BeLike 'Values*nothing'
            $run.Output | Should -Not -Match '\e\['
        }

        It 'goes on with the input with -PassThru' {
            $run = Invoke-Pwsh @('-Command', "Import-Module '$(Get-ModulePath)'; (1..20 | Show-MetricChart -PassThru | Measure-Object -Sum).Sum")
            $run.Output | Should -BeLike 'Values*210'
        }

        It 'does not take -PassThru with -AsString' {
            { 1 | Show-MetricChart -PassThru -AsString } | Should -Throw -ErrorId 'OptionsInConflict,*'
        }
    }
}
