# Beside a module that ships other versions of the same libraries, and loads them where all modules meet: PowerShell's default load context.

BeforeAll {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $built = "$PSScriptRoot/../Metrics.Ps.Tests.OtherModule/bin/module"
    $obstacle = if ($PSVersionTable.PSVersion.Major -le 5) { 'Windows PowerShell has one load context' }
    elseif (-not (Test-Path "$built/OtherModule.dll")) { 'the other module is not built (dotnet build Metrics.Ps.sln)' }

    if (-not $obstacle) {
        $folder = New-StorePath 'OtherModule'
        Copy-Item -LiteralPath $built $folder -Recurse

        # PowerShell finds a native library beside the assembly that calls it.
        Copy-Item "$folder/runtimes/$([Runtime.InteropServices.RuntimeInformation]::RuntimeIdentifier)/native/*" $folder -ErrorAction Stop
        $other = "$folder/OtherModule.dll"
    }

    # What both modules do, each with its own libraries, in the order given.
    $useOurs = { param($path) 1..3 | Add-Metric m -Store "$path.ours"; Connect-MetricStore "$path.ours"; Add-Metric m 4 }
    $useOther = { param($path) $null = Invoke-OtherSql "$path.other" 'CREATE TABLE notes (text); INSERT INTO notes VALUES (''kept'')' }
    $report = {
        param($path)
        $own = [Runtime.Loader.AssemblyLoadContext]::All | Where-Object Name -eq 'MetricsTools'
        $sqlite = $own.Assemblies | Where-Object { $_.GetName().Name -eq 'Microsoft.Data.Sqlite' }
        $connection = [Activator]::CreateInstance($sqlite.GetType('Microsoft.Data.Sqlite.SqliteConnection', $true), 'Data Source=:memory:')
        $connection.Open()
        [pscustomobject]@{
            OurValues = (Get-MetricSeries m).Value -join ','; OurJson = (Get-MetricBaseline m | ConvertTo-Json -Depth 1 | ConvertFrom-Json).Count
            OurVersion = "$($sqlite.GetName().Version)"; OurLocation = $sqlite.Location; OurSqlite = $connection.ServerVersion
            OtherValue = Invoke-OtherSql "$path.other" 'SELECT text FROM notes'; OtherSqlite = Invoke-OtherSql "$path.other" 'SELECT sqlite_version()'
            OtherJson = ConvertTo-OtherJson 1.5, 2; OtherText = ConvertTo-OtherText '[bold]plain[/]'
            OtherLibraries = @(Get-OtherLibrary | ForEach-Object { "$($_.Name) $($_.Version) $($_.Context) $(Split-Path $_.Location)" })
            Natives = @(if (Test-Path /proc/self/maps) { (Get-Content /proc/self/maps) -match '/libe_sqlite3' -replace '^.*? (?=/)' | Sort-Object -Unique })
        } | ConvertTo-Json -Compress
    }

    function Invoke-Both([string] $Begin, [string] $Body) {
        $file = New-StorePath 'both.ps1'
        Set-Content -LiteralPath $file "`$ErrorActionPreference = 'Stop'; `$path = '$(New-StorePath)'`n$Begin`n$Body"
        $run = Invoke-Pwsh @('-File', $file)
        $run.Error | Should -BeNullOrEmpty
        $run.Output | ConvertFrom-Json
    }

    function Assert-Both($Result) {
        $Result.OurValues | Should -Be '1,2,3,4'
        $Result.OurJson | Should -Be 4
        $Result.OtherValue | Should -Be 'kept'
        $Result.OtherJson | Should -Be '[1.5,2]'
        $Result.OtherText | Should -Be 'plain'

        $Result.OurVersion | Should -Match '^10\.'
        $Result.OurLocation | Should -BeLike "$(Split-Path (Get-ModulePath))*"
        $Result.OtherLibraries | Should -Contain "Microsoft.Data.Sqlite 8.0.34.0 Default $folder"
        $Result.OtherLibraries -match '^SQLitePCLRaw\.core 2\.1\.' | Should -Not -BeNullOrEmpty
        $Result.OtherLibraries -match '^Spectre\.Console .* Default ' | Should -Be "Spectre.Console 0.0.0.0 Default $folder"
        $Result.OurSqlite | Should -Not -Be $Result.OtherSqlite -Because 'each has its own native library'
        if ($IsLinux) {
            $Result.Natives.Count | Should -Be 2
            $Result.Natives | Should -Contain "$folder/libe_sqlite3.so"
        }
    }
}

Describe 'MetricsTools beside a module with other versions of its libraries' {
    BeforeEach { if ($obstacle) { Set-ItResult -Skipped -Because $obstacle } }

    It 'works when <First> is imported and used first' -ForEach @(@{ First = 'the other' }, @{ First = 'MetricsTools' }) {
        if ($obstacle) { return }
        $modules = @("Import-Module '$other'; & { $useOther } `$path", "Import-Module '$(Get-ModulePath)'; & { $useOurs } `$path")
        if ($First -eq 'MetricsTools') { [array]::Reverse($modules) }
        Assert-Both (Invoke-Both ($modules -join "`n") "& { $report } `$path")
    }

    It 'works when both are imported before either is used, <First> first' -ForEach @(@{ First = 'the other' }, @{ First = 'MetricsTools' }) {
        if ($obstacle) { return }
        $imports = @("Import-Module '$other'", "Import-Module '$(Get-ModulePath)'")
        $uses = @("& { $useOther } `$path", "& { $useOurs } `$path")
        if ($First -eq 'MetricsTools') { [array]::Reverse($imports) } else { [array]::Reverse($uses) }
        Assert-Both (Invoke-Both (($imports + $uses) -join "`n") "& { $report } `$path")
    }

    It 'works when a profile has loaded another SQLite from files' {
        if ($obstacle) { return }
        $result = Invoke-Both @"
foreach (`$name in 'Microsoft.Data.Sqlite', 'SQLitePCLRaw.core', 'SQLitePCLRaw.batteries_v2') { `$null = [Reflection.Assembly]::LoadFrom("$folder/`$name.dll") }
[SQLitePCL.Batteries_V2]::Init()
`$theirs = [Microsoft.Data.Sqlite.SqliteConnection]::new('Data Source=:memory:')
`$theirs.Open()
Import-Module '$(Get-ModulePath)'
& { $useOurs } `$path
"@ @'
$again = [Microsoft.Data.Sqlite.SqliteConnection]::new('Data Source=:memory:')
$again.Open()
@{ Ours = (Get-MetricSeries m).Value -join ','; Before = $theirs.ServerVersion; After = $again.ServerVersion; Location = [Microsoft.Data.Sqlite.SqliteConnection].Assembly.Location } | ConvertTo-Json
'@
        $result.Ours | Should -Be '1,2,3,4'
        $result.After | Should -Be $result.Before
        $result.Location | Should -Be (Join-Path $folder 'Microsoft.Data.Sqlite.dll')
    }

    It 'leaves PowerShell its own JSON, and other modules what they ask for' {
        if ($obstacle) { return }
        $result = Invoke-Both "Import-Module '$(Get-ModulePath)'; & { $useOurs } `$path" @'
$unknown = try { $null = [Reflection.Assembly]::Load('CsvHelper'); 'found' } catch { 'not found' }
@{ Json = (@{ a = 1.5; b = @(1, 2) } | ConvertTo-Json -Compress | ConvertFrom-Json).b -join ','; Unknown = $unknown
    Newtonsoft = "$([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'Newtonsoft.Json' } | ForEach-Object { Split-Path $_.Location })"; Home = $PSHOME
    TextJson = @([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'System.Text.Json' }).Count } | ConvertTo-Json
'@
        $result.Json | Should -Be '1,2'
        $result.Unknown | Should -Be 'not found' -Because 'our libraries are not for others'
        $result.Newtonsoft | Should -Be $result.Home
        $result.TextJson | Should -BeLessOrEqual 1 -Because 'the framework brings it'
    }
}
