BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
    $number = 0
    $pages = foreach ($file in Get-ChildItem "$PSScriptRoot/../../docs/en-US/*.md" | Where-Object BaseName -match '^(about_|\w+-\w+$)') {
        # Examples of a cmdlet stand for themselves; a topic goes on with what it began.
        $isTopic = $file.BaseName -like 'about_*'
        $blocks = foreach ($block in Get-CodeBlock $file.FullName) {
            if (-not $isTopic -or $block.Place -eq 1) { $number++ }
            $block + @{ Session = $number - 1; Turn = if ($isTopic) { $block.Place - 1 } else { 0 } }
        }
        @{ Page = $file.BaseName; Blocks = @($blocks) }
    }
}

Describe 'Examples' -ForEach @{ Pages = $pages } {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestHelper.psm1" -Force
        $sessions = @($Pages.Blocks | Group-Object { $_.Session } | Sort-Object { [int]$_.Name } | ForEach-Object { , @($_.Group.Code) })
        $shown = @(Invoke-Example $sessions)

        # What differs from run to run: moments, and hashes under a key of the store.
        function ConvertTo-Comparable([string] $Text) {
            $Text -replace 'hmac:[0-9a-f]{16}', 'hmac:0' -replace '\d{4}-\d\d-\d\d \d\d:\d\d:\d\d', 'moment'
        }
    }

    Context '<Page>' -ForEach $pages {
        It 'has two or more' {
            $Blocks.Count | Should -BeGreaterOrEqual 2
        }

        It 'number <Place> shows what it says' -ForEach $Blocks {
            # Three points stand for anything.
            $expected = [regex]::Escape((ConvertTo-Comparable $Output)).Replace('\.\.\.', '.*')

            ConvertTo-Comparable $shown[$Session][$Turn] | Should -Match "^$expected\z" -Because $Code
        }
    }
}
