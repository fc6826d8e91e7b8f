# Opens the one session of this process. Nothing is imported as text and nothing is written to disk: a remote session's commands are
# called in its own runspace, because Import-PSSession would write an unsigned module to TEMP, which AllSigned refuses.

function New-LocalRunspace {
    # Without a host of its own a prompt is an error, never a question that nobody answers.
    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateRunspace()
    $runspace.Open()
    $runspace
}

# Runs one command in a runspace and gives back what it returns; its first error is thrown.
function Invoke-InRunspace([object] $Runspace, [string] $Command, [System.Collections.IDictionary] $Parameters) {
    $shell = [Management.Automation.PowerShell]::Create()
    try {
        $shell.Runspace = $Runspace
        [void] $shell.AddCommand($Command).AddParameters($Parameters)
        $shell.Invoke()
        if ($shell.Streams.Error.Count -gt 0) { throw $shell.Streams.Error[0] }
    }
    finally {
        $shell.Dispose()
    }
}

function New-RemoteSession([object] $Access) {
    $option = New-PSSessionOption -OpenTimeout 60000 -OperationTimeout 180000 -CancelTimeout 10000
    $parameters = @{ SessionOption = $option; ErrorAction = 'Stop' }
    if ($Access.PSObject.Properties['uri']) {
        $parameters['ConnectionUri'] = [uri] $Access.uri
        $parameters['Authentication'] = [string] $Access.authentication
        if ($Access.PSObject.Properties['configuration']) { $parameters['ConfigurationName'] = [string] $Access.configuration }
    }
    else {
        $parameters['ComputerName'] = [string] $Access.computer
    }

    Microsoft.PowerShell.Core\New-PSSession @parameters
}

# The commands of the modules, and of no other: a name in the catalogue never reaches one of PowerShell's own.
function Find-Command([object] $Runspace, [string[]] $Modules, [System.Collections.IDictionary] $Operations) {
    $commands = New-Object -TypeName 'System.Collections.Generic.Dictionary[string,object]' -ArgumentList ([StringComparer]::OrdinalIgnoreCase)
    if ($Operations.Count -gt 0) {
        $wanted = @{ Name = [string[]] @($Operations.Keys); Module = $Modules; CommandType = 'Cmdlet,Function'; ErrorAction = 'Ignore' }
        foreach ($command in @(Invoke-InRunspace -Runspace $Runspace -Command 'Get-Command' -Parameters $wanted)) {
            # By its module and name: called by what Get-Command returned, a function would not see the rest of its module.
            if (-not $commands.ContainsKey($command.Name)) { $commands[$command.Name] = @{ Name = "$($command.ModuleName)\$($command.Name)"; Info = $command } }
        }
    }

    $commands
}

function Connect-Cloud([object] $Runspace, [object] $Access, [System.Collections.IDictionary] $Operations) {
    $parameters = @{ Organization = [string] $Access.organization; ShowBanner = $false; SkipLoadingFormatData = $true; CommandName = [string[]] @($Operations.Keys) }
    if ($Access.PSObject.Properties['certificateThumbprint']) {
        $parameters['AppId'] = [string] $Access.applicationId
        $parameters['CertificateThumbprint'] = [string] $Access.certificateThumbprint
    }
    else {
        $parameters['ManagedIdentity'] = $true
        if ($Access.PSObject.Properties['managedIdentity']) { $parameters['ManagedIdentityAccountId'] = [string] $Access.managedIdentity }
    }

    if ($Access.PSObject.Properties['environment']) { $parameters['ExchangeEnvironmentName'] = [string] $Access.environment }
    [void] @(Invoke-InRunspace -Runspace $Runspace -Command 'Connect-ExchangeOnline' -Parameters $parameters)
}

function Get-LoadedModule([object] $Runspace) {
    @(Invoke-InRunspace -Runspace $Runspace -Command 'Get-Module' -Parameters @{ } | ForEach-Object -Process { [string] $_.Name })
}

function Open-Session([object] $Hello, [System.Collections.IDictionary] $Operations) {
    $access = $Hello.access
    $session = @{ Kind = [string] $access.kind; Access = $access; Runspace = $null; Remote = $null; Commands = $null }
    switch -CaseSensitive ($session.Kind) {
        'remote' {
            $session.Remote = New-RemoteSession -Access $access
            $session.Runspace = $session.Remote.Runspace
        }
        'snapin' {
            $session.Runspace = New-LocalRunspace
            [void] @(Invoke-InRunspace -Runspace $session.Runspace -Command 'Add-PSSnapin' -Parameters @{ Name = [string] $access.name })
            $session.Commands = Find-Command -Runspace $session.Runspace -Modules @([string] $access.name) -Operations $Operations
        }
        { $_ -ceq 'module' -or $_ -ceq 'cloud' -or $_ -ceq 'windows' } {
            $session.Runspace = New-LocalRunspace
            $before = Get-LoadedModule -Runspace $session.Runspace
            [void] @(Invoke-InRunspace -Runspace $session.Runspace -Command 'Import-Module' -Parameters @{ Name = [string] $access.module; DisableNameChecking = $true })
            if ($session.Kind -ceq 'cloud') { Connect-Cloud -Runspace $session.Runspace -Access $access -Operations $Operations }
            $loaded = @(Get-LoadedModule -Runspace $session.Runspace | Where-Object -FilterScript { $before -notcontains $_ })
            $session.Commands = Find-Command -Runspace $session.Runspace -Modules $loaded -Operations $Operations
            if ($access.PSObject.Properties['computer']) { $session.Remote = New-RemoteSession -Access $access }
        }
        default { throw "There is no way '$($session.Kind)' to open a shell." }
    }

    $session
}

# A session that an earlier restart of IIS or of the server killed is opened again before the next operation is sent.
function Restore-Session([System.Collections.IDictionary] $Session) {
    if ($null -ne $Session.Remote -and -not (Test-SessionOpen $Session)) {
        Remove-PSSession -Session $Session.Remote -ErrorAction SilentlyContinue
        $Session.Remote = New-RemoteSession -Access $Session.Access
        if ($Session.Kind -ceq 'remote') { $Session.Runspace = $Session.Remote.Runspace }
    }
}

function Test-SessionOpen([System.Collections.IDictionary] $Session) {
    $open = $Session.Runspace.RunspaceStateInfo.State -eq [Management.Automation.Runspaces.RunspaceState]::Opened
    if ($null -ne $Session.Remote) { $open = $open -and $Session.Remote.State -eq [Management.Automation.Runspaces.RunspaceState]::Opened }
    $open
}

# Exchange allows an account a few sessions at a time, so none is left behind.
function Close-Session([System.Collections.IDictionary] $Session) {
    if ($null -ne $Session.Remote) { Remove-PSSession -Session $Session.Remote -ErrorAction SilentlyContinue }
    if ($Session.Kind -ceq 'cloud') {
        try { [void] @(Invoke-InRunspace -Runspace $Session.Runspace -Command 'Disconnect-ExchangeOnline' -Parameters @{ Confirm = $false }) } catch { return }
    }
}
