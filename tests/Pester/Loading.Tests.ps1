# When the module cannot be loaded, whoever imports it reads why, and what to do.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force

    # A copy of the module, with some of its files changed: of every build and platform, wherever they lie.
    function New-Copy([scriptblock] $Change) {
        $folder = New-StorePath "copy-$([guid]::NewGuid().ToString('N'))"
        Copy-Module $folder
        if ($Change) { & $Change "$folder/module/bin" }
        $folder
    }

    function Get-NamedFile([string] $Folder, [string] $Filter) { Get-ChildItem $Folder -Recurse -File -Filter $Filter }

    function Get-Native([string] $Folder) { Get-ChildItem $Folder -Recurse -File -Filter *e_sqlite3.* | Where-Object Name -NotLike 'SQLitePCLRaw*' }

    filter Set-Garbage { [IO.File]::WriteAllText($_.FullName, 'This is no library.' * 100) }

    # Imports a module in a child PowerShell, and gives the id and the text of the error.
    function Get-ImportError([string] $Folder, [string] $Before = '', [string] $After = '') {
        $run = Invoke-Pwsh @('-Command', "$Before; try { Import-Module '$Folder/MetricsTools.psd1' -ErrorAction Stop; $After } catch { `$_.FullyQualifiedErrorId -replace ',.*'; `$_.Exception.Message }")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n'
    }
}

Describe 'A module folder' {
    It 'may be named after the version of the module' {
        $version = (Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion
        $modules = New-StorePath "modules-$([guid]::NewGuid().ToString('N'))"
        Copy-Module "$modules/MetricsTools/$version"
        $run = Invoke-Pwsh @('-Command', "`$env:PSModulePath = '$modules'; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; (Get-Module MetricsTools).Version.ToString()")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be '1', $version
    }

    It 'that is named after another version is refused by PowerShell, with both versions' {
        $folder = New-StorePath 'MetricsTools/9.8.7'
        Copy-Module $folder
        $text = (Get-ImportError $folder) -join ' '
        $text | Should -BeLike "*$((Import-PowerShellDataFile (Get-ModulePath)).ModuleVersion)*"
        $text | Should -BeLike '*9.8.7*'
    }

    It 'is left as it was by a session that uses it' {
        $folder = New-Copy
        $before = Get-ChildItem $folder -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" }
        $run = Invoke-Pwsh @('-Command', "Import-Module '$folder/MetricsTools.psd1'; Add-Metric m 1 -Store '$(New-StorePath)'; Get-Help Add-Metric | Out-Null")
        $run.Error | Should -BeNullOrEmpty
        Get-ChildItem $folder -Recurse | ForEach-Object { "$($_.FullName) $($_.LastWriteTimeUtc.Ticks)" } | Should -Be $before
    }

    It 'that lacks <What> is called incomplete, with the file' -ForEach @(
        @{ What = 'everything that is built'; Change = { Remove-Item $args[0] -Recurse }; File = 'Metrics.Ps.Loader.dll' }
        @{ What = 'the loader'; Change = { Get-NamedFile $args[0] Metrics.Ps.Loader.dll | Remove-Item }; File = 'Metrics.Ps.Loader.dll' }
        @{ What = 'the cmdlets'; Change = { Get-NamedFile $args[0] Metrics.Ps.dll | Remove-Item }; File = 'Metrics.Ps.dll' }
        @{ What = 'a library'; Change = { Get-NamedFile $args[0] CsvHelper.dll | Remove-Item }; File = 'CsvHelper.dll' }
        @{ What = 'the list of libraries'; Change = { Get-NamedFile $args[0] Metrics.Ps.assemblies.txt | Remove-Item }; File = 'Metrics.Ps.assemblies.txt' }
        @{ What = 'SQLite'; Change = { Get-Native $args[0] | Remove-Item }; File = 'e_sqlite3' }
    ) {
        $id, $message = Get-ImportError (New-Copy $Change)
        $id | Should -Be 'ModuleIncomplete'
        $message | Should -Match "^MetricsTools is incomplete: .*$([regex]::Escape($File)).*missing|^MetricsTools is incomplete: .* missing \(.*$([regex]::Escape($File)).*\)"
        $message | Should -BeLike '*Install MetricsTools again*build*'
        if ($What -eq 'SQLite') { $message | Should -Match 'SQLite for (win|linux|linux-musl|osx)-(x64|x86|arm64) is missing' }
    }

    It 'whose <What> is damaged says so when it is needed' -ForEach @(
        @{ What = 'SQLite'; Change = { Get-Native $args[0] | Set-Garbage }; File = 'e_sqlite3' }
        @{ What = 'driver of SQLite'; Change = { Get-NamedFile $args[0] Microsoft.Data.Sqlite.dll | Set-Garbage }; File = 'Microsoft.Data.Sqlite.dll' }
    ) {
        $folder = New-Copy $Change
        $lines = Get-ImportError $folder -After "(Get-Command -Module MetricsTools).Count -gt 0; try { Add-Metric m 1 -Store '$(New-StorePath)' } catch { `$_.FullyQualifiedErrorId -replace ',.*'; `$_.CategoryInfo.Category; `$_.Exception.Message }"
        $lines[0..2] | Should -Be 'True', 'SqliteUnavailable', 'NotInstalled'
        $lines[3] | Should -Match "^Without SQLite no store can be opened\. .*$([regex]::Escape($File))"

        # Windows PowerShell finds managed libraries without asking the loader.
        if ($PSVersionTable.PSVersion.Major -gt 5) { $lines[3] | Should -Match 'cannot be loaded: (?!.*strace).*is damaged, or not made for .*Install MetricsTools again' }
    }

    It 'whose SQLite is made for another platform says so when it is needed' {
        $folder = New-Copy {
            $platform = if ([Runtime.InteropServices.RuntimeInformation]::ProcessArchitecture -eq 'Arm64') { 'win-x64' } else { 'win-arm64' }
            $wrong = [IO.File]::ReadAllBytes((Get-Native $args[0] | Where-Object DirectoryName -Match $platform | Select-Object -First 1).FullName)
            Get-Native $args[0] | ForEach-Object { [IO.File]::WriteAllBytes($_.FullName, $wrong) }
        }
        $id, $message = Get-ImportError $folder -After "Add-Metric m 1 -Store '$(New-StorePath)'"
        $id | Should -Be 'SqliteUnavailable'
        $message | Should -Match 'e_sqlite3.* cannot be loaded: .*not made for'
    }

    It 'whose <File> is damaged cannot be imported' -ForEach @(@{ File = 'Metrics.Core.dll' }, @{ File = 'Metrics.Ps.dll' }, @{ File = 'Metrics.Ps.Loader.dll' }) {
        $id, $message = Get-ImportError (New-Copy { Get-NamedFile $args[0] $File | Set-Garbage })
        $id | Should -BeIn 'ModuleDamaged', 'ModuleNotLoaded'
        $message | Should -BeLike "*$($File -replace '\.dll$')*Install MetricsTools again*"
    }
}

Describe 'A session' {
    It 'in <Mode> mode is told why the module cannot be imported' -ForEach @(@{ Mode = 'ConstrainedLanguage' }, @{ Mode = 'RestrictedLanguage' }, @{ Mode = 'NoLanguage' }) {
        $lines = Get-ImportError (Split-Path (Get-ModulePath)) -Before "`$ExecutionContext.SessionState.LanguageMode = '$Mode'"
        $lines[0] | Should -Be 'LanguageModeNotSupported'
        $lines[1] | Should -BeLike "*$Mode*Import it before the mode is set*"
    }

    It 'in constrained mode has the module when it was imported before' {
        $store = New-StorePath
        $run = Invoke-WithModule "`$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Add-Metric m 2 -Tag @{ a = 'b' } -Store '$store'; (Get-MetricSeries m -Last 1h -Store '$store').Value; (Test-MetricDeviation m -Value 3 -Method Percent -BaselineValue 1, 2 -Store '$store').Verdict; Remove-Module MetricsTools"
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be '2', 'Inconclusive'
    }

    It 'in constrained mode shows what was recorded, though its views may not format it' {
        $store = New-StorePath
        $run = Invoke-WithModule "Add-Metric m 2.5 -Timestamp 2026-01-31T08:00:00Z -Store '$store'; `$ExecutionContext.SessionState.LanguageMode = 'ConstrainedLanguage'; Get-MetricSeries m -Store '$store'; Get-MetricStore -Store '$store' | Format-List"
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Match '2026 0?8:00:00(\sAM)? +m +2[.,]5'
        $run.Output | Should -Match 'Size +: \d+'
    }

    It 'whose initial state imports the module and constrains the language can use it' {
        $run = Invoke-Pwsh @('-Command', @"
`$state = [initialsessionstate]::CreateDefault2()
`$state.ImportPSModule('$(Get-ModulePath)')
`$state.LanguageMode = 'ConstrainedLanguage'
`$session = [powershell]::Create(`$state)
`$session.AddScript("Add-Metric m 2 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; ```$ExecutionContext.SessionState.LanguageMode").Invoke()
`$session.Streams.Error
"@)
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be '2', 'ConstrainedLanguage'
    }

    It 'of a PowerShell that is too old is told so' {
        if ($PSVersionTable.PSVersion.Major -le 5) { Set-ItResult -Skipped -Because 'the manifest says 5.1'; return }
        $id, $message = Get-ImportError (Split-Path (Get-ModulePath)) -Before '$PSVersionTable[''PSVersion''] = [semver]''7.2.24'''
        $id | Should -Be 'PowerShellNotSupported'
        $message | Should -BeLike '*needs PowerShell 7.4 or newer*7.2.24*https://*'
    }

    It 'with strict rules of its own imports the module without a word' {
        $run = Invoke-Pwsh @('-Command', "Set-StrictMode -Version Latest; `$ErrorActionPreference = 'Stop'; Import-Module '$(Get-ModulePath)'; Import-Module '$(Get-ModulePath)' -Force; Remove-Module MetricsTools; Import-Module '$(Get-ModulePath)'; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value")
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be '1'
    }

    It 'whose profile puts functions before the cmdlets that an import needs imports the module all the same' {
        $run = Invoke-Pwsh @('-Command', "foreach (`$name in 'Import-Module', 'Get-Module', 'Write-Error') { Set-Item function:`$name { throw 'a function of the profile' } }; Microsoft.PowerShell.Core\Import-Module '$(Get-ModulePath)'; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value")
        $run.Error | Should -BeNullOrEmpty
        $run.Output | Should -Be '1'
    }

    It 'that has imported one copy refuses a second one until the first is removed, and then goes on with the code that it has' {
        $copy = New-Copy
        $run = Invoke-Pwsh @('-Command', @"
Import-Module '$(Get-ModulePath)'
foreach (`$force in `$false, `$true) { try { Import-Module '$copy/MetricsTools.psd1' -Force:`$force -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId -replace ',.*'; `$_.Exception.Message } }
Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value
Remove-Module MetricsTools
Import-Module '$copy/MetricsTools.psd1' 3>&1 | ForEach-Object Message
(Get-Module MetricsTools).ModuleBase
Add-Metric m 2 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value
try { Import-Module '$(Get-ModulePath)' -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId -replace ',.*' }
@([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { `$_.GetName().Name -eq 'Metrics.Core' }).Count
"@)
        $run.Error | Should -BeNullOrEmpty
        $base = Split-Path (Get-ModulePath)
        $refusal = "MetricsTools is imported already, from $base. Remove it first: Remove-Module MetricsTools"
        $lines = $run.Output -split '\r?\n'
        $lines[0..4] | Should -Be 'OtherCopyImported', $refusal, 'OtherCopyImported', $refusal, '1'
        $lines[5] | Should -BeLike "This session has loaded MetricsTools from $base*goes on with it: $copy*holds the same version*"
        $lines[6..9] | Should -Be $copy, '2', 'OtherCopyImported', '1'
    }

    It 'that has loaded one version refuses another, and says how to get it' {
        # Any assembly with another version, under the name of the cmdlets.
        $copy = New-Copy { $library = Get-NamedFile $args[0] CsvHelper.dll | Select-Object -First 1; Get-NamedFile $args[0] Metrics.Ps.dll | ForEach-Object { Copy-Item -LiteralPath $library.FullName $_.FullName } }
        $id, $message = Get-ImportError $copy -Before "Import-Module '$(Get-ModulePath)'; Remove-Module MetricsTools"
        $id | Should -Be 'OtherVersionLoaded'
        $message | Should -BeLike "MetricsTools 34.0.0 cannot be imported here: this session has loaded * from $(Split-Path (Get-ModulePath))*new PowerShell session*"
    }

    It 'can import a good copy after a bad one failed' {
        $bad = New-Copy { Get-NamedFile $args[0] CsvHelper.dll | Remove-Item }
        $run = Invoke-Pwsh @('-Command', "try { Import-Module '$bad/MetricsTools.psd1' -ErrorAction Stop } catch { `$_.FullyQualifiedErrorId -replace ',.*' }; Import-Module '$(Get-ModulePath)'; Add-Metric m 1 -PassThru -Store '$(New-StorePath)' | ForEach-Object Value; (Get-Module MetricsTools).ExportedCmdlets.Count")
        $run.Error | Should -BeNullOrEmpty
        $run.Output -split '\r?\n' | Should -Be 'ModuleIncomplete', '1', (Import-PowerShellDataFile (Get-ModulePath)).CmdletsToExport.Count
    }
}
