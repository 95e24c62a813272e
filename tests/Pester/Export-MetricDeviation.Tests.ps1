BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $script:store = New-StorePath 'deviation.db'
    New-History calm ((Get-SteadyValue 30) + 101) | Add-Metric -Unit ms -Store $store
    New-History jump ((Get-SteadyValue 30) + 200) -Tag @{ branch = 'main' } | Add-Metric -Unit ms -Store $store
    New-History young 1, 2, 300 | Add-Metric -Store $store
    $script:all = Test-MetricDeviation calm, jump, young -Store $store
    function Read-JUnit([string] $Path) { ([xml](Get-Content -LiteralPath $Path -Raw)).testsuites.testsuite }
}

Describe 'Export-MetricDeviation' {
    BeforeEach {
        $folder = (New-Item -ItemType Directory (New-StorePath "$([guid]::NewGuid().ToString('N'))")).FullName
        $file = Join-Path $folder 'report.xml'
        $summary = $env:GITHUB_STEP_SUMMARY
        $env:GITHUB_STEP_SUMMARY = ''
    }

    AfterEach { $env:GITHUB_STEP_SUMMARY = $summary }

    It 'writes one JUnit test case a series, and nothing to the pipeline' {
        $all | Export-MetricDeviation $file | Should -BeNullOrEmpty
        $suite = Read-JUnit $file
        "$($suite.tests) $($suite.failures) $($suite.skipped)" | Should -Be '3 1 1'
        $suite.testcase.name | Should -Be 'calm', 'jump{branch=main}', 'young'
        $suite.testcase[1].failure.message | Should -Match '^jump\{branch=main\} rose'
        $suite.testcase[2].skipped.message | Should -Match 'cannot be judged'
    }

    Context 'as a gate' {
        It 'leaves the report behind when it fails under Stop, also in a child process with -File' {
            { $all | Export-MetricDeviation $file -FailOn Warning -ErrorAction Stop } | Should -Throw -ErrorId 'MetricDeviation,*'
            (Read-JUnit $file).failures | Should -Be 1
            Remove-Item $file

            $script = Join-Path $folder 'gate.ps1'
            Set-Content $script "`$ErrorActionPreference = 'Stop'; Import-Module '$(Get-ModulePath)'; Test-MetricDeviation calm, jump -Store '$store' | Export-MetricDeviation '$file' -FailOn Warning"
            (Invoke-Pwsh @('-File', $script)).ExitCode | Should -Be 1
            (Read-JUnit $file).failures | Should -Be 1
        }

        It 'writes no report when Test-MetricDeviation fails under Stop, which is why the gate stands here' {
            { Test-MetricDeviation jump -Store $store -FailOn Warning -ErrorAction Stop | Export-MetricDeviation $file } | Should -Throw
            $file | Should -Not -Exist
        }

        It 'passes when nothing deviates' {
            $all[0] | Export-MetricDeviation $file -FailOn Warning -ErrorAction Stop
            (Read-JUnit $file).failures | Should -Be 0
        }

        It 'writes one error for each series that fails, and one warning for what could not be judged' {
            $captured = Invoke-Captured { $all + $all[1] | Export-MetricDeviation $file -FailOn Warning }
            $captured.Error.FullyQualifiedErrorId | Should -Be (@('MetricDeviation,MetricsTools.PowerShell.Commands.ExportMetricDeviationCommand') * 2)
            $captured.Error[0].TargetObject.Name | Should -Be 'jump'
            @($captured.Warning).Count | Should -Be 1
        }

        It 'fails inconclusive results with -OnInconclusive Fail, here and in the report' {
            $captured = Invoke-Captured { $all[2] | Export-MetricDeviation $file -OnInconclusive Fail }
            $captured.Error.FullyQualifiedErrorId | Should -BeLike 'MetricInconclusive,*'
            (Read-JUnit $file).failures | Should -Be 1
            (Invoke-Captured { $all[2] | Export-MetricDeviation $file -OnInconclusive Pass }).Warning | Should -BeNullOrEmpty
        }

        It 'fails nothing without -FailOn' {
            $captured = Invoke-Captured { $all | Export-MetricDeviation $file }
            $captured.Error | Should -BeNullOrEmpty
            $captured.Warning | Should -BeNullOrEmpty
        }

        It 'reports a gate that saw nothing as one inconclusive result' {
            $captured = Invoke-Captured { @() | Export-MetricDeviation $file -FailOn Warning }
            $captured.Warning | Should -Be 'Nothing came down the pipeline to be judged.'
            (Read-JUnit $file).testcase.skipped.message | Should -Be 'Nothing came down the pipeline to be judged.'
        }

        It 'writes the report although something else came down the pipeline, which is an error afterwards' {
            { @($all[0]) + 42 + [pscustomobject]@{ Name = 'x'; Verdict = 'Fine' } | Export-MetricDeviation $file -ErrorAction Stop } | Should -Throw -ErrorId 'DeviationUnreadable,*'
            (Read-JUnit $file).tests | Should -Be 1
            (Invoke-Captured { @($all[0]) + 42 + $null | Export-MetricDeviation $file }).Error.Count | Should -Be 2
        }
    }

    It 'reads results back from <Form>' -ForEach @(
        @{ Form = 'Clixml'; Send = { $args | Export-Clixml "$folder/x.xml"; Import-Clixml "$folder/x.xml" } }
        @{ Form = 'a remote session'; Send = { [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($args, 2)) } }
        @{ Form = 'JSON'; Send = { ($args | ConvertTo-Json -Depth 4 | ConvertFrom-Json) } }
        @{ Form = 'JSON of the usual depth'; Send = { ($args | ConvertTo-Json -WarningAction Ignore | ConvertFrom-Json) } }
        @{ Form = 'its own JSON'; Send = { $args | Export-MetricDeviation "$folder/x.json"; Get-Content "$folder/x.json" -Raw | ConvertFrom-Json } }
    ) {
        $direct = $all | Export-MetricDeviation -Format JUnit
        $sent = & $Send @all
        $captured = Invoke-Captured { $sent | Export-MetricDeviation -Format JUnit -FailOn Warning }
        $captured.Output | Should -Be $direct
        $captured.Error.Count | Should -Be 1
    }

    It 'keeps the baseline in JSON' {
        $all | Export-MetricDeviation "$folder/x.json"
        $read = Get-Content "$folder/x.json" -Raw | ConvertFrom-Json
        $read[1].Baseline.Median | Should -Be 100
        $read | Export-MetricDeviation "$folder/y.json"
        Get-Content "$folder/y.json" -Raw | Should -Be (Get-Content "$folder/x.json" -Raw)
        $names = (Get-Content "$folder/x.json" -Raw | ConvertFrom-Json)[0].psobject.Properties.Name
        $names | Should -Be $all[0].psobject.Properties.Name
    }

    Context 'for GitHub' {
        It 'writes one annotation a line to the pipeline, the worst first' {
            $lines = @($all | Export-MetricDeviation -Format GitHub)
            $lines.Count | Should -Be 2
            $lines[0] | Should -Match '^::error title=jump\{branch=main\}::jump\{branch=main\} rose 100 %25 \('
            $lines[1] | Should -Match '^::warning title=young::'
        }

        It 'adds a table to the summary of the step, after what is there' {
            $env:GITHUB_STEP_SUMMARY = Join-Path $folder 'summary.md'
            Set-Content $env:GITHUB_STEP_SUMMARY '# Build'
            $null = $all | Export-MetricDeviation -Format GitHub
            $null = $all | Export-MetricDeviation -Format GitHub
            $text = Get-Content $env:GITHUB_STEP_SUMMARY
            $text[0] | Should -Be '# Build'
            @($text -match '^\| \*\*failed\*\* \| jump').Count | Should -Be 2
        }

        It 'warns when the summary cannot be written, and goes on' {
            $env:GITHUB_STEP_SUMMARY = Join-Path $folder 'no/such/folder/summary.md'
            $captured = Invoke-Captured { $all[1] | Export-MetricDeviation -Format GitHub }
            $captured.Warning | Should -BeLike 'The summary was not added to*'
            $captured.Output.Count | Should -Be 1
        }

        It 'writes no summary in another format' {
            $env:GITHUB_STEP_SUMMARY = Join-Path $folder 'summary.md'
            $all | Export-MetricDeviation $file
            $env:GITHUB_STEP_SUMMARY | Should -Not -Exist
        }

        It 'writes nothing to the pipeline when all is normal' {
            $all[0] | Export-MetricDeviation -Format GitHub | Should -BeNullOrEmpty
        }
    }

    It 'writes issues for Azure Pipelines, to the pipeline or a file' {
        $lines = @($all | Export-MetricDeviation -Format azuredevops)
        $lines[0] | Should -Match '^##vso\[task\.logissue type=error;\]jump\{branch=main\} rose'
        $lines[1] | Should -Match '^##vso\[task\.logissue type=warning;\]young'
        $all | Export-MetricDeviation "$folder/issues.txt" -Format AzureDevOps
        Get-Content "$folder/issues.txt" | Should -Be $lines
    }

    It 'writes Markdown as one text to the pipeline' {
        $text = $all | Export-MetricDeviation -Format Markdown
        $text | Should -BeOfType [string]
        $text | Should -Match '(?m)^\| \*\*failed\*\* \| jump\\\{branch=main\\\} \|'
        $all | Export-MetricDeviation "$folder/report.md"
        (Get-Content "$folder/report.md" -Raw).TrimEnd() | Should -Be $text
    }

    It 'passes the results on with -PassThru, as they came, so that another report can be written' {
        $passed = $all | Export-MetricDeviation $file -PassThru
        [object]::ReferenceEquals($passed[1], $all[1]) | Should -BeTrue
        $all | Export-MetricDeviation $file -PassThru | Export-MetricDeviation "$folder/report.json"
        @(Get-Content "$folder/report.json" -Raw | ConvertFrom-Json).Count | Should -Be 3
    }

    It 'writes the whole report although nobody wants all that comes after it' {
        $null = $all | Export-MetricDeviation $file -PassThru | Select-Object -First 1
        (Read-JUnit $file).tests | Should -Be 3
    }

    It 'asks for a format when no extension tells one' {
        { $all | Export-MetricDeviation } | Should -Throw -ErrorId 'FormatMissing,*'
        { $all | Export-MetricDeviation "$folder/x.txt" } | Should -Throw '*format*not known*JUnit, GitHub, AzureDevOps, Markdown, Json*'
        { $all | Export-MetricDeviation $file -Format Html } | Should -Throw '*Html*'
    }

    It 'replaces a file, but not with -NoClobber, and not a store' {
        Set-Content $file 'old'
        { $all | Export-MetricDeviation $file -NoClobber } | Should -Throw '*exists already*'
        Get-Content $file | Should -Be 'old'
        $all | Export-MetricDeviation $file
        (Read-JUnit $file).tests | Should -Be 3
        { $all | Export-MetricDeviation $store -Format Json } | Should -Throw -ErrorId 'FileIsStore,*'
    }

    It 'writes nothing with -WhatIf, and fails all the same' {
        $env:GITHUB_STEP_SUMMARY = Join-Path $folder 'summary.md'
        $captured = Invoke-Captured { $all | Export-MetricDeviation $file -WhatIf -FailOn Warning }
        $captured.Error.Count | Should -Be 1
        $null = $all | Export-MetricDeviation -Format GitHub -WhatIf
        @(Get-ChildItem $folder -Force).Count | Should -Be 0
    }

    It 'writes UTF-8 without a mark, with line feeds' {
        [pscustomobject]@{ Name = 'größe'; Verdict = 'Normal'; Severity = 'None' } | Export-MetricDeviation $file
        $text = [Text.Encoding]::UTF8.GetString([IO.File]::ReadAllBytes($file))
        $text[0] | Should -Be '<'
        $text | Should -Not -Match "`r"
        (Read-JUnit $file).testcase.name | Should -Be 'größe'
    }

    It 'escapes hostile names and tags in <Format>' -ForEach @(@{ Format = 'JUnit' }, @{ Format = 'GitHub' }, @{ Format = 'AzureDevOps' }, @{ Format = 'Markdown' }, @{ Format = 'Json' }) {
        $evil = "x|</testcase>`r`n::error::`n##vso[task.complete result=Succeeded;]%0A]]>`"`u{1}"
        $text = [pscustomobject]@{ Name = $evil; Tag = @{ a = $evil }; Verdict = 'Deviation'; Severity = 'Critical'; Reason = $evil } | Export-MetricDeviation -Format $Format
        switch ($Format) {
            'JUnit' { ([xml]$text).testsuites.testsuite.testcase.failure.message | Should -BeLike 'x|</testcase>*' }
            'Json' { ($text | ConvertFrom-Json)[0].Name | Should -Be $evil }
            default { @($text -split "`n" | Where-Object { $_ -match '^(::|##vso)' }).Count | Should -BeLessOrEqual 1 }
        }
    }

    It 'completes its formats' {
        (TabExpansion2 'Export-MetricDeviation -Format ' 31).CompletionMatches.CompletionText | Should -Be 'JUnit', 'GitHub', 'AzureDevOps', 'Markdown', 'Json'
    }
}
