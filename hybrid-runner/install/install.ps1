#Requires -Version 5.1
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Installs the HybridTrust runner on this server, or upgrades it.

.DESCRIPTION
Copies the published files, locks the folders to administrators and the runner's account, makes the source of the event log, and registers a
task that starts the runner with the server and again within five minutes whenever it has ended. Run it again with a newer release to upgrade:
config, policy, keys and journal stay as they are. It gives nobody a role: Exchange's roles and membership of the local administrators are for a
person to assign; docs/operations.md shows the commands, and 'hybrid-runner doctor' what is missing.

.PARAMETER Source
The published folder, with files-to-sign.txt in it. By default the one that this script lies in.

.PARAMETER Credential
The runner's account: an ordinary one of the domain. Asked for at the prompt, never written on a command line; Windows keeps the password.
Needed at the first installation and when account or password change.

.PARAMETER ManagedAccount
A group-managed service account, DOMAIN\name$. Exchange's operations are reported to fail under one, so its DoctorReport is demanded.

.PARAMETER DoctorReport
What 'hybrid-runner doctor --json' printed under the managed account, with an Exchange shell that opened and nothing failed.

.PARAMETER ProgramFolder
Where the program goes.

.PARAMETER DataFolder
Where config, policy and journal are kept. The default is where 'hybrid-runner enrol' writes them.

.PARAMETER RequireSignature
Refuses files without a valid signature. Always so where the execution policy is AllSigned.

.EXAMPLE
.\install\install.ps1 -Credential (Get-Credential CONTOSO\svc-hybridtrust) -WhatIf

.EXAMPLE
.\install\install.ps1

An upgrade: the account stays as it is.
#>
[CmdletBinding(SupportsShouldProcess = $true, ConfirmImpact = 'Medium', DefaultParameterSetName = 'Upgrade')]
param(
    [string] $Source = (Split-Path -Parent $PSScriptRoot),
    [Parameter(Mandatory = $true, ParameterSetName = 'Account')] [pscredential] $Credential,
    [Parameter(Mandatory = $true, ParameterSetName = 'Managed')] [string] $ManagedAccount,
    [Parameter(Mandatory = $true, ParameterSetName = 'Managed')] [string] $DoctorReport,
    [string] $ProgramFolder = (Join-Path $env:ProgramFiles 'HybridTrust Runner'),
    [string] $DataFolder = (Join-Path $env:ProgramData 'HybridTrust'),
    [switch] $RequireSignature
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
$name = 'HybridTrust Runner'

# By SID: these two have other names in other languages.
$system = 'S-1-5-18'
$administrators = 'S-1-5-32-544'
$taskRunning = 4

function Get-ReleaseFile {
    $list = Join-Path $Source 'files-to-sign.txt'
    if (-not (Test-Path -LiteralPath $list)) { throw "There is no $list. Give the folder that 'dotnet publish hybrid-runner -c Release -r win-x64' filled as -Source." }
    $files = @([IO.File]::ReadAllLines($list) | Where-Object { $_ })
    foreach ($file in $files) {
        if ($file -match '(^|[\\/])\.\.([\\/]|$)' -or [IO.Path]::IsPathRooted($file)) { throw "$list names '$file', which lies outside of it. Publish again." }
        if (-not (Test-Path -LiteralPath (Join-Path $Source $file) -PathType Leaf)) { throw "$file is listed in $list and is not there. Publish again, or copy the whole folder." }
    }

    if ($files -notcontains 'hybrid-runner.exe') { throw "$list does not name hybrid-runner.exe. Publish for win-x64." }
    $files
}

function Assert-Signature([string[]] $Files) {
    $required = $RequireSignature -or (Get-ExecutionPolicy) -eq 'AllSigned'
    foreach ($file in $Files) {
        $status = (Get-AuthenticodeSignature -LiteralPath (Join-Path $Source $file)).Status
        if ($status -eq 'Valid') { continue }
        if ($required -or $status -ne 'NotSigned') { throw "The signature of $file is $status. Sign every file of files-to-sign.txt, then install again. Nothing was changed." }
        Write-Warning "$file is not signed. Where AllSigned, AppLocker or WDAC apply, it will not run."
    }
}

function Assert-ManagedAccount {
    if (-not $ManagedAccount.EndsWith('$')) { throw "$ManagedAccount is no group-managed account: its name ends in a dollar sign. For an ordinary account give -Credential." }
    $report = [IO.File]::ReadAllText((Resolve-Path -LiteralPath $DoctorReport).ProviderPath) | ConvertFrom-Json
    $opened = @($report.checks | Where-Object { $_.check -like 'ExchangeServer shell on *' -and $_.verdict -eq 'ok' })
    if ($report.account -ne $ManagedAccount) { throw "$DoctorReport was made under $($report.account), not under $ManagedAccount. Make it under the managed account." }
    if ($report.verdict -eq 'failed' -or $opened.Count -eq 0) { throw "$DoctorReport does not prove $ManagedAccount`: an Exchange shell must have opened and nothing failed. Use an ordinary account with -Credential." }
}

function Get-RunnerTask($Folder) {
    try { $Folder.GetTask($name) } catch { $null }
}

function Resolve-Sid([string] $Account) {
    # The scheduler keeps the account of a task by its SID, and may give it back so.
    if ($Account -match '^S-1-\d') { return $Account }
    try { (New-Object -TypeName Security.Principal.NTAccount -ArgumentList $Account).Translate([Security.Principal.SecurityIdentifier]).Value }
    catch { throw "There is no account $Account. Write it as DOMAIN\name. Nothing was changed." }
}

# Whoever made the folder before us could go on in it: on ProgramData every user may make one.
function Assert-Folder([string] $Path) {
    if (-not (Test-Path -LiteralPath $Path)) { return }
    if ((Get-Item -LiteralPath $Path -Force).Attributes -band [IO.FileAttributes]::ReparsePoint) { throw "$Path is a link to another place. Give the folder itself." }
    $owner = (Get-Acl -LiteralPath $Path).GetOwner([Security.Principal.SecurityIdentifier]).Value
    if (@($system, $administrators) -notcontains $owner) { throw "$Path belongs to $owner and not to the administrators. See what it holds, then remove it or give another folder." }
}

function Invoke-Icacls([string[]] $Arguments) {
    $said = & icacls.exe @Arguments
    if ($LASTEXITCODE -ne 0) { throw "icacls could not set who may use $($Arguments[0]): $($said -join ' ')" }
}

function Protect-Folder([string] $Path, [string] $Sid, [string] $Right) {
    if (-not $PSCmdlet.ShouldProcess($Path, "Make the folder; full control for system and administrators, $Right for the runner's account, nothing for anybody else")) { return }
    [void](New-Item -ItemType Directory -Path $Path -Force)
    Invoke-Icacls @($Path, '/setowner', "*$administrators", '/Q')
    Invoke-Icacls @($Path, '/reset', '/Q')
    Invoke-Icacls @($Path, '/inheritance:r', '/grant:r', "*${system}:(OI)(CI)F", "*${administrators}:(OI)(CI)F", "*${Sid}:(OI)(CI)$Right", '/Q')
}

function Stop-Runner($Task) {
    if ($null -eq $Task -or -not $PSCmdlet.ShouldProcess($name, 'Stop the runner; a batch at hand goes on at the next start')) { return }
    $Task.Enabled = $false
    $Task.Stop(0)
    for ($second = 0; $Task.State -eq $taskRunning; $second++) {
        if ($second -ge 60) { throw "The task $name does not stop. End hybrid-runner.exe, then install again: the task stays disabled until then." }
        Start-Sleep -Seconds 1
    }
}

function Copy-Release([string[]] $Files) {
    if (-not $PSCmdlet.ShouldProcess($ProgramFolder, "Copy $($Files.Count) files; take scripts of an older release away")) { return }
    $scripts = Join-Path $ProgramFolder 'PowerShell'
    if (Test-Path -LiteralPath $scripts) { Remove-Item -LiteralPath $scripts -Recurse -Force }
    foreach ($file in @($Files) + 'files-to-sign.txt') {
        $target = Join-Path $ProgramFolder $file
        [void](New-Item -ItemType Directory -Path (Split-Path -Parent $target) -Force)
        Copy-Item -LiteralPath (Join-Path $Source $file) -Destination $target -Force
        if ((Get-FileHash -LiteralPath $target).Hash -ne (Get-FileHash -LiteralPath (Join-Path $Source $file)).Hash) { throw "$target is not what was copied. Install again." }
    }
}

function Add-EventSource {
    if (Test-Path -LiteralPath "HKLM:\SYSTEM\CurrentControlSet\Services\EventLog\Application\$name") { return }
    if ($PSCmdlet.ShouldProcess("Application log, source $name", 'Make the source')) { New-EventLog -LogName Application -Source $name }
}

# The password goes to the scheduler in memory. Register-ScheduledTask takes it as a parameter, which module logging writes down.
function Register-Runner($Service, $Folder) {
    if (-not $PSCmdlet.ShouldProcess($name, 'Register the task: at start-up and every five minutes, one instance')) { return }
    $definition = $Service.NewTask(0)
    $definition.RegistrationInfo.Description = 'Fetches jobs of HybridTrust, checks them and carries them out.'
    $definition.Principal.RunLevel = 1
    $settings = $definition.Settings
    $settings.ExecutionTimeLimit = 'PT0S'
    $settings.MultipleInstances = 2
    $settings.DisallowStartIfOnBatteries = $false
    $settings.StopIfGoingOnBatteries = $false
    $settings.StartWhenAvailable = $true
    $settings.RestartInterval = 'PT1M'
    $settings.RestartCount = 3
    $settings.Priority = 5

    # Until there is a config, every start would only fail.
    $settings.Enabled = $false
    [void]$definition.Triggers.Create(8)

    # The scheduler does not count an exit code as a failure; a start that finds the runner running does nothing.
    $again = $definition.Triggers.Create(1)
    $again.StartBoundary = '2026-01-01T00:00:00'
    $again.Repetition.Interval = 'PT5M'

    $action = $definition.Actions.Create(0)
    $action.Path = Join-Path $ProgramFolder 'hybrid-runner.exe'
    $action.WorkingDirectory = $ProgramFolder
    $action.Arguments = "run --config `"$config`" --event-log `"$name`""
    $createOrUpdate = 6
    $logonWithPassword = 1
    if ($null -ne $Credential) {
        [void]$Folder.RegisterTaskDefinition($name, $definition, $createOrUpdate, $Credential.UserName, $Credential.GetNetworkCredential().Password, $logonWithPassword, $null)
    }
    else {
        [void]$Folder.RegisterTaskDefinition($name, $definition, $createOrUpdate, $ManagedAccount, $null, $logonWithPassword, $null)
    }
}

function Start-Runner($Folder) {
    if (-not (Test-Path -LiteralPath $config)) {
        Write-Warning "There is no $config yet, so the runner is not started. Enrol it (docs/operations.md), try 'hybrid-runner doctor', then run this script again."
        return
    }

    if ($PSCmdlet.ShouldProcess($name, 'Start the runner')) {
        $task = $Folder.GetTask($name)
        $task.Enabled = $true
        [void]$task.Run($null)
    }
}

# First everything that only looks: what is wrong ends here, before a change.
if ($null -eq (Get-Command New-EventLog -ErrorAction SilentlyContinue)) { throw 'Run this script in Windows PowerShell 5.1 (powershell.exe): PowerShell 7 cannot make the source of the event log.' }
$config = Join-Path $DataFolder 'runner.json'
$files = @(Get-ReleaseFile)
Assert-Signature $files
if ($PSCmdlet.ParameterSetName -eq 'Managed') { Assert-ManagedAccount }
$service = New-Object -ComObject Schedule.Service
$service.Connect()
$tasks = $service.GetFolder('\')
$task = Get-RunnerTask $tasks
$account = switch ($PSCmdlet.ParameterSetName) {
    'Account' { $Credential.UserName }
    'Managed' { $ManagedAccount }
    default {
        if ($null -eq $task) { throw 'The runner is not installed yet. Give its account: -Credential (Get-Credential DOMAIN\name). Nothing was changed.' }
        $task.Definition.Principal.UserId
    }
}
$sid = Resolve-Sid $account
foreach ($folder in @($ProgramFolder, $DataFolder)) { Assert-Folder $folder }

Stop-Runner $task
Protect-Folder $ProgramFolder $sid 'RX'
Protect-Folder $DataFolder $sid 'RX'
Protect-Folder (Join-Path $DataFolder 'data') $sid 'M'
Copy-Release $files
Add-EventSource
if ($PSCmdlet.ParameterSetName -ne 'Upgrade') { Register-Runner $service $tasks }
Start-Runner $tasks
Write-Output "Account $account needs local administrator here and its roles in Exchange, by a person: see docs/operations.md, then try 'hybrid-runner doctor' as that account."
