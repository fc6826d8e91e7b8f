# A Windows server as far as the installation sees one: what is asked of it is written down, a line a call. Its state is what the environment says.
Set-StrictMode -Version 2.0

function Write-Call([string] $Line) { [IO.File]::AppendAllText($env:FAKE_CALLS, "$Line`n") }

function New-Task {
    $task = [pscustomobject]@{ Enabled = $true; State = 4; Definition = [pscustomobject]@{ Principal = [pscustomobject]@{ UserId = 'CONTOSO\svc-trust' } } }
    $task | Add-Member -MemberType ScriptMethod -Name Stop -Value { param($flags) Write-Call "task stop enabled=$($this.Enabled)"; $this.State = 3 }
    $task | Add-Member -MemberType ScriptMethod -Name Run -Value { param($with) Write-Call "task run enabled=$($this.Enabled)" }
    $task
}

function New-Definition {
    $maker = { param($type) Write-Call "part $type"; $made = [pscustomobject]@{ StartBoundary = ''; Repetition = [pscustomobject]@{ Interval = '' }; Path = ''; WorkingDirectory = ''; Arguments = '' }; $this.Made.Add($made); $made }
    $definition = [pscustomobject]@{
        RegistrationInfo = [pscustomobject]@{ Description = '' }; Principal = [pscustomobject]@{ RunLevel = 0 }
        Settings         = [pscustomobject]@{ ExecutionTimeLimit = ''; MultipleInstances = 0; DisallowStartIfOnBatteries = $true; StopIfGoingOnBatteries = $true; StartWhenAvailable = $false; RestartInterval = ''; RestartCount = 0; Priority = 7; Enabled = $true }
        Triggers         = [pscustomobject]@{ Made = New-Object 'Collections.Generic.List[object]' }; Actions = [pscustomobject]@{ Made = New-Object 'Collections.Generic.List[object]' }
    }
    foreach ($part in @($definition.Triggers, $definition.Actions)) { $part | Add-Member -MemberType ScriptMethod -Name Create -Value $maker }
    $definition
}

function New-TaskFolder {
    $folder = [pscustomobject]@{ Task = $null }
    if ($env:FAKE_INSTALLED -eq '1') { $folder.Task = New-Task }
    $folder | Add-Member -MemberType ScriptMethod -Name GetTask -Value { param($name) if ($null -eq $this.Task) { throw 'There is no such task.' }; $this.Task }
    $folder | Add-Member -MemberType ScriptMethod -Name DeleteTask -Value { param($name, $flags) Write-Call "task delete $name"; $this.Task = $null }
    $folder | Add-Member -MemberType ScriptMethod -Name RegisterTaskDefinition -Value {
        param($name, $definition, $flags, $user, $password, $logon, $sddl)
        $action = $definition.Actions.Made[0]
        $kept = 'no password'
        if ($password) { $kept = 'a password of ' + $password.Length }
        Write-Call "task register $name as $user with $kept, logon $logon, level $($definition.Principal.RunLevel), enabled $($definition.Settings.Enabled), limit $($definition.Settings.ExecutionTimeLimit), again $($definition.Triggers.Made[1].Repetition.Interval): $($action.Path) $($action.Arguments)"
        $this.Task = New-Task
        $this.Task.Enabled = $definition.Settings.Enabled
    }
    $folder
}

function New-Object {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $TypeName, [Parameter(Position = 1)] [object[]] $ArgumentList, [string] $ComObject)
    if ($ComObject) {
        $service = [pscustomobject]@{ Folder = New-TaskFolder }
        $service | Add-Member -MemberType ScriptMethod -Name Connect -Value { }
        $service | Add-Member -MemberType ScriptMethod -Name GetFolder -Value { param($path) $this.Folder }
        $service | Add-Member -MemberType ScriptMethod -Name NewTask -Value { param($flags) New-Definition }
        return $service
    }

    if ($TypeName -like '*NTAccount') {
        $account = [pscustomobject]@{ Name = [string] $ArgumentList[0] }
        $account | Add-Member -MemberType ScriptMethod -Name Translate -Value {
            param($type)
            if ($this.Name -notlike 'CONTOSO\*') { throw 'Some or all identity references could not be translated.' }
            [pscustomobject]@{ Value = 'S-1-5-21-1-2-3-1104' }
        }
        return $account
    }

    if ($ArgumentList) { Microsoft.PowerShell.Utility\New-Object -TypeName $TypeName -ArgumentList $ArgumentList }
    else { , (Microsoft.PowerShell.Utility\New-Object -TypeName $TypeName) }
}

function icacls.exe { Write-Call "icacls $($args -join ' ')"; $global:LASTEXITCODE = [int] $env:FAKE_ICACLS }

function Get-Acl {
    param([string] $LiteralPath)
    $acl = [pscustomobject]@{ Owner = $env:FAKE_OWNER }
    $acl | Add-Member -MemberType ScriptMethod -Name GetOwner -Value { param($type) [pscustomobject]@{ Value = $this.Owner } }
    $acl
}

function Get-AuthenticodeSignature { param([string] $LiteralPath) [pscustomobject]@{ Status = $env:FAKE_SIGNATURE } }

function Get-ExecutionPolicy { 'RemoteSigned' }

function New-EventLog { param([string] $LogName, [string] $Source) Write-Call "event source $Source in $LogName" }

function Remove-EventLog { param([string] $Source) Write-Call "event source $Source removed" }

# The registry is the one path that no other system has.
function Test-Path {
    [CmdletBinding()]
    param([Parameter(Position = 0)] [string] $LiteralPath, [string] $PathType = 'Any')
    if ($LiteralPath -like 'HKLM:*') { return $env:FAKE_INSTALLED -eq '1' }
    Microsoft.PowerShell.Management\Test-Path -LiteralPath $LiteralPath -PathType $PathType
}

Export-ModuleMember -Function New-Object, 'icacls.exe', Get-Acl, Get-AuthenticodeSignature, Get-ExecutionPolicy, New-EventLog, Remove-EventLog, Test-Path
