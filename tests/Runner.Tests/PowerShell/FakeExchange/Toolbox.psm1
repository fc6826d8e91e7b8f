# Cmdlets that do what cmdlets should not, and some that only tell what they were given.
$count = Join-Path -Path $PSScriptRoot -ChildPath 'count.txt'

function Add-Count { [IO.File]::AppendAllText($count, 'x'); [IO.File]::ReadAllText($count).Length }

function Get-Echo {
    param([string] $Text, [bool] $Truth, [switch] $Switch, [long] $Number, [datetime] $Instant, [byte[]] $Bytes, [string[]] $List, $Anything)
    [pscustomobject] @{
        Text = $Text; Truth = $Truth; Switch = $Switch; Number = $Number; Instant = $Instant; Bytes = $Bytes; List = $List
        Given = @($PSBoundParameters.Keys | Sort-Object); InstantKind = $(if ($null -ne $Instant) { $Instant.Kind.ToString() }); Nothing = $null -eq $Anything
        AnythingType = $(if ($null -eq $Anything) { $null } else { $Anything.GetType().FullName }); ProcessId = $PID; Secret = 'not in the catalogue'
    }
}

function Get-Shape {
    $deserialized = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize([pscustomobject] @{ Day = [DayOfWeek]::Friday; Days = [DayOfWeek[]] @('Monday', 'Friday'); Id = [version] '15.2.1748.10' }))
    [pscustomobject] @{
        Guid = [guid] '33333333-3333-4333-8333-333333333333'; Day = [DayOfWeek]::Friday; Fraction = 1.5; Big = [uint64]::MaxValue; Small = [byte] 7
        Local = [datetime]::SpecifyKind([datetime] '2026-11-21 05:00:00', 'Utc').ToLocalTime(); Unspecified = [datetime] '2026-11-21 05:00:00'
        Offset = [DateTimeOffset] '2026-11-21T05:00:00+02:00'; One = @('only'); None = @(); Uri = [uri] 'https://mail.fabrikam.com/ews/exchange.asmx'
        FarDay = $deserialized.Day; FarDays = $deserialized.Days; FarId = $deserialized.Id; Nothing = $null; Marked = ('text' | Add-Member -NotePropertyName Note -NotePropertyValue 1 -PassThru)
    }
}

function Get-Noise {
    [CmdletBinding()] param()
    $VerbosePreference = 'Continue'; $DebugPreference = 'Continue'; $InformationPreference = 'Continue'; $ProgressPreference = 'Continue'
    Write-Warning -Message 'attention : é'
    Write-Verbose -Message 'verbose'
    Write-Debug -Message 'debug'
    Write-Information -MessageData 'information'
    Write-Host -Object 'host'
    Write-Progress -Activity 'progress' -PercentComplete 50
    [Console]::Out.WriteLine('{"id":"1","objects":[]}')
    [Console]::Error.WriteLine('error text')
    $raw = [Console]::OpenStandardOutput()
    $bytes = [Text.Encoding]::UTF8.GetBytes('{"id":"1","objects":[]} without a line end')
    $raw.Write($bytes, 0, $bytes.Length)
    $raw.Flush()
    $null = [Console]::In.ReadLine()
    [pscustomobject] @{ Name = 'the object' }
}

function Get-Failure {
    [CmdletBinding()] param([string] $Reason, [bool] $Terminating)
    $record = New-Object -TypeName System.Management.Automation.ErrorRecord -ArgumentList (New-Object -TypeName System.Exception -ArgumentList "Échec : « $Reason »"), 'SomeId', 'ResourceUnavailable', $null
    $record.CategoryInfo.Reason = $Reason
    if ($Terminating) { $PSCmdlet.ThrowTerminatingError($record) } else { $PSCmdlet.WriteError($record) }
}

function Get-Throw { throw [UnauthorizedAccessException] 'Accès refusé' }
function Get-Answer { Read-Host -Prompt 'Sicher?' }
function Remove-Asking { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it')) { [void] (Add-Count) } }
function Get-DeathOnce { if ((Add-Count) -eq 1) { [Environment]::Exit(7) } [pscustomobject] @{ Name = 'alive' } }
function Get-DeathAlways { [void] (Add-Count); [Console]::OpenStandardError().Write([Text.Encoding]::UTF8.GetBytes("last words`n"), 0, 11); [Environment]::Exit(7) }
function New-Death { [void] (Add-Count); [Environment]::Exit(7) }
function New-Exit { exit 3 }

function Set-Hang {
    $child = [Diagnostics.Process]::Start((Get-Process -Id $PID).Path, '-NoProfile -Command "Start-Sleep -Seconds 3600"')
    [IO.File]::WriteAllText((Join-Path -Path $PSScriptRoot -ChildPath 'pids.part'), "$PID $($child.Id)")
    [IO.File]::Move((Join-Path -Path $PSScriptRoot -ChildPath 'pids.part'), (Join-Path -Path $PSScriptRoot -ChildPath 'pids.txt'))
    Start-Sleep -Seconds 3600
}

Export-ModuleMember -Function Get-*, Remove-*, New-*, Set-*
