
# Put behind the product's own sessions for tests: where a server would be, a process of this machine stands, with the same remoting protocol.
function New-RemoteSession([object] $Access) {
    if ($Access.PSObject.Properties['uri'] -and ([uri] $Access.uri).Host -like 'down.*') {
        throw (New-Object -TypeName System.Management.Automation.Remoting.PSRemotingTransportException -ArgumentList 'Le serveur ne répond pas.')
    }

    $runspace = [Management.Automation.Runspaces.RunspaceFactory]::CreateOutOfProcessRunspace($null)
    $runspace.Open()
    [void] @(Invoke-InRunspace -Runspace $runspace -Command 'Import-Module' -Parameters @{ Name = '{folder}/FakeExchange.psm1' })
    [Management.Automation.Runspaces.PSSession]::Create($runspace, 'Process', $null)
}

# A restart of IIS ends the sessions of a server between two operations.
$isOpen = ${function:Test-SessionOpen}
function Test-SessionOpen([System.Collections.IDictionary] $Session) {
    $restart = '{folder}/restart'
    if (Test-Path -LiteralPath $restart) {
        Remove-Item -LiteralPath $restart
        $Session.Runspace.Close()
    }

    & $isOpen $Session
}
