// What the lanes do with Salesforce, done by jsforce. SALESFORCE_URL names a sandbox without records.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, beforeEach, test } from 'node:test'
import jsforce from 'jsforce'
import { StreamingExtension } from 'jsforce/lib/api/streaming.js'

const url = process.env.SALESFORCE_URL
const VERSION = '62.0'
const oauth2 = new jsforce.OAuth2({ loginUrl: url, clientId: 'sandbox-client', clientSecret: 'sandbox-secret' })
const lead = n => ({ LastName: `Muster ${n}`, Company: `Firma ${n}`, Email: `person${n}@corp.test` })
let org

async function connect() {
  const connection = new jsforce.Connection({ oauth2, version: VERSION })
  await connection.loginByOAuth2('admin@sandbox.test', 'sandbox')
  return connection
}

async function clean() {
  for (const type of ['Lead', 'Contact', 'Account']) {
    const ids = (await org.query(`SELECT Id FROM ${type}`, { autoFetch: true, maxFetch: 50000 })).records.map(r => r.Id)
    if (ids.length > 0) await org.sobject(type).destroy(ids, { allowRecursive: true })
  }
}

before(async () => { org = await connect() })
beforeEach(clean)
after(async () => { await org.logout() })

test('password login, identity and versions', async () => {
  const identity = await org.identity()
  assert.equal(identity.username, 'admin@sandbox.test')
  assert.match(identity.organization_id, /^00D\w{15}$/)
  assert.match(identity.user_id, /^005\w{15}$/)
  const versions = await org.requestGet('/services/data')
  assert.ok(versions.some(each => each.version === VERSION && each.url === `/services/data/v${VERSION}`))
})

test('client credentials login', async () => {
  const token = await oauth2.requestToken({ grant_type: 'client_credentials' })
  assert.ok(token.access_token)
  assert.match(token.id, /\/id\/00D\w{15}\/005\w{15}$/)
})

test('a refresh token renews an ended session and the call is repeated', async () => {
  const connection = new jsforce.Connection({
    oauth2, version: VERSION, instanceUrl: url, accessToken: 'ended', refreshToken: 'sandbox-refresh'
  })
  const refreshed = once(connection, 'refresh')
  assert.equal((await connection.query('SELECT COUNT() FROM Lead')).done, true)
  const [token] = await refreshed
  assert.notEqual(token, 'ended')
})

test('a user logs in by a page and allows it; the code is good with its verifier, once', async () => {
  const redirectUri = 'http://127.0.0.1:8080/setup/salesforce/callback'
  const client = new jsforce.OAuth2({ loginUrl: url, clientId: 'sandbox-client', redirectUri, useVerifier: true })
  let cookie = ''
  const visit = async (address, form) => {
    const answer = await fetch(address, {
      method: form ? 'POST' : 'GET', headers: { cookie }, body: form && new URLSearchParams(form), redirect: 'manual'
    })
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie
    return { text: await answer.text(), location: answer.headers.get('location') }
  }
  const submit = (page, form) =>
    visit(new URL(/action="([^"]+)"/.exec(page.text)[1], url), { ticket: /value="([^"]+)"/.exec(page.text)[1], ...form })
  const login = await visit(client.getAuthorizationUrl({ scope: 'api refresh_token', state: 'x y' }))
  const consent = await submit(login, { username: 'admin@sandbox.test', password: 'sandbox' })
  const back = new URL((await submit(consent, { decision: 'allow' })).location)
  assert.equal(back.origin + back.pathname, redirectUri)
  assert.equal(back.searchParams.get('state'), 'x y')
  const code = back.searchParams.get('code')
  const connection = new jsforce.Connection({ oauth2: client, version: VERSION })
  await connection.authorize(code)
  assert.ok(connection.refreshToken)
  assert.equal((await connection.identity()).username, 'admin@sandbox.test')
  await assert.rejects(client.requestToken(code), { name: 'invalid_grant' })
})

test('a wrong password and a revoked session are refused', async () => {
  await assert.rejects(oauth2.authenticate('admin@sandbox.test', 'wrong'), { name: 'invalid_grant' })
  const connection = await connect()
  const token = connection.accessToken
  await connection.logout()
  const ended = new jsforce.Connection({ version: VERSION, instanceUrl: url, accessToken: token })
  await assert.rejects(ended.query('SELECT Id FROM Lead'), { errorCode: 'INVALID_SESSION_ID' })
})

test('describe of all objects and of one', async () => {
  const names = (await org.describeGlobal()).sobjects.map(each => each.name)
  for (const name of ['Lead', 'Contact', 'Account', 'User']) assert.ok(names.includes(name), name)
  const fields = new Map((await org.describe('Lead')).fields.map(each => [each.name, each]))
  assert.equal(fields.get('LastName').nillable, false)
  assert.equal(fields.get('LastName').length, 80)
  assert.equal(fields.get('Email').type, 'email')
  assert.equal(fields.get('Name').updateable, false)
  assert.equal(fields.get('ActiveCampaign_ID__c').externalId, true)
  assert.equal(fields.get('ActiveCampaign_ID__c').unique, true)
  assert.equal(fields.get('ActiveCampaign_Sync_Status__c').restrictedPicklist, true)
  assert.ok(fields.get('Status').picklistValues.some(each => each.defaultValue))
})

test('limits, and the usage that each answer tells', async () => {
  const limits = await org.limits()
  assert.ok(limits.DailyApiRequests.Max > 0)
  assert.ok(limits.DailyApiRequests.Remaining < limits.DailyApiRequests.Max)
  assert.ok(org.limitInfo.apiUsage.used > 0)
  assert.equal(org.limitInfo.apiUsage.limit, limits.DailyApiRequests.Max)
})

test('one record: create, retrieve, update, upsert, delete', async () => {
  const created = await org.sobject('Lead').create(lead('one'))
  assert.equal(created.success, true)
  assert.match(created.id, /^00Q\w{15}$/)
  await org.sobject('Lead').update({ Id: created.id, City: 'Köln', ActiveCampaign_ID__c: '4711' })
  const found = await org.sobject('Lead').retrieve(created.id)
  assert.equal(found.City, 'Köln')
  assert.equal(found.attributes.type, 'Lead')
  const known = await org.sobject('Lead').upsert({ ActiveCampaign_ID__c: '4711', City: 'Ulm' }, 'ActiveCampaign_ID__c')
  assert.equal(known.created, false)
  const fresh = await org.sobject('Lead').upsert(
    { ...lead('two'), ActiveCampaign_ID__c: '4712' }, 'ActiveCampaign_ID__c')
  assert.equal(fresh.created, true)
  assert.equal((await org.sobject('Lead').destroy(fresh.id)).success, true)
  await assert.rejects(org.sobject('Lead').retrieve(fresh.id), { errorCode: /NOT_FOUND|ENTITY_IS_DELETED/ })
})

test('refused values are told as Salesforce tells them', async () => {
  await assert.rejects(org.sobject('Lead').create({ FirstName: 'An' }), error => {
    assert.equal(error.errorCode, 'REQUIRED_FIELD_MISSING')
    assert.match(error.message, /^Required fields are missing: \[LastName, Company\]$/)
    return true
  })
  await assert.rejects(org.sobject('Lead').create({ ...lead(1), Email: 'no' }), { errorCode: 'INVALID_EMAIL_ADDRESS' })
  await assert.rejects(org.sobject('Lead').create({ ...lead(1), City: 'x'.repeat(41) }), { errorCode: 'STRING_TOO_LONG' })
  await assert.rejects(org.sobject('Lead').create({ ...lead(1), Nothing__c: 1 }), { errorCode: 'INVALID_FIELD' })
  await assert.rejects(org.sobject('Lead').create({ ...lead(1), ActiveCampaign_Sync_Status__c: 'x' }),
    { errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST' })
  await assert.rejects(org.sobject('Nothing').create({ Name: 'x' }), { errorCode: 'NOT_FOUND' })
  await assert.rejects(org.query('SELECT Id FROM Lead WHERE'), { errorCode: 'MALFORMED_QUERY' })
  await assert.rejects(org.query('SELECT Nothing FROM Lead'), { errorCode: 'INVALID_FIELD' })
  await assert.rejects(org.query('SELECT Id FROM Nothing'), { errorCode: 'INVALID_TYPE' })
})

test('collections: create, update, upsert, retrieve and delete, each record with its own result', async () => {
  const created = await org.sobject('Lead').create([lead(1), { FirstName: 'An' }, lead(2)], { allOrNone: false })
  assert.deepEqual(created.map(each => each.success), [true, false, true])
  assert.equal(created[1].errors[0].statusCode, 'REQUIRED_FIELD_MISSING')
  const ids = [created[0].id, created[2].id]
  const updated = await org.sobject('Lead').update(ids.map((Id, n) => ({ Id, ActiveCampaign_ID__c: `${n}` })))
  assert.ok(updated.every(each => each.success))
  const upserted = await org.sobject('Lead').upsert(
    [{ ActiveCampaign_ID__c: '1', City: 'Ulm' }, { ...lead(3), ActiveCampaign_ID__c: '2' }], 'ActiveCampaign_ID__c')
  assert.deepEqual(upserted.map(each => each.created), [false, true])
  const found = await org.sobject('Lead').retrieve([...ids, upserted[1].id])
  assert.deepEqual(found.map(each => each.LastName), ['Muster 1', 'Muster 2', 'Muster 3'])
  const deleted = await org.sobject('Lead').destroy([...ids, upserted[1].id])
  assert.ok(deleted.every(each => each.success))
})

test('a collection that must be whole is not written in part', async () => {
  const created = await org.sobject('Lead').create([lead(1), { FirstName: 'An' }], { allOrNone: true })
  assert.deepEqual(created.map(each => each.success), [false, false])
  assert.equal(created[0].errors[0].statusCode, 'ALL_OR_NONE_OPERATION_ROLLED_BACK')
  assert.equal((await org.query('SELECT COUNT() FROM Lead')).totalSize, 0)
})

test('composite: calls that use what earlier ones answered, in one call and all or none', async () => {
  const base = `/services/data/v${VERSION}`
  const send = (allOrNone, ...compositeRequest) => org.requestPost('/composite', { allOrNone, compositeRequest })
  const account = { method: 'POST', url: `${base}/sobjects/Account`, referenceId: 'account', body: { Name: 'Corp' } }
  const contact = {
    method: 'POST', url: `${base}/sobjects/Contact`, referenceId: 'contact',
    body: { LastName: 'Ex', AccountId: '@{account.id}' }
  }
  const found = {
    method: 'GET', referenceId: 'found',
    url: `${base}/query?q=${encodeURIComponent('SELECT Account.Name FROM Contact WHERE Id = ')}'@{contact.id}'`
  }
  const { compositeResponse: written } = await send(true, account, contact, found)
  assert.deepEqual(written.map(each => [each.referenceId, each.httpStatusCode]),
    [['account', 201], ['contact', 201], ['found', 200]])
  assert.equal(written[2].body.records[0].Account.Name, 'Corp')
  assert.equal(written[0].httpHeaders.Location, `${base}/sobjects/Account/${written[0].body.id}`)

  const bad = { method: 'POST', url: `${base}/sobjects/Contact`, referenceId: 'bad', body: {} }
  const { compositeResponse: refused } = await send(true, account, contact, bad)
  assert.deepEqual(refused.map(each => each.body[0].errorCode),
    ['PROCESSING_HALTED', 'PROCESSING_HALTED', 'REQUIRED_FIELD_MISSING'])
  assert.equal((await org.query('SELECT COUNT() FROM Account')).totalSize, 1)
  await assert.rejects(send(false, account, account), { errorCode: 'JSON_PARSER_ERROR' })
})

test('batch and tree', async () => {
  const batch = await org.requestPost('/composite/batch', {
    batchRequests: [{ method: 'GET', url: `v${VERSION}/limits` }, { method: 'GET', url: `v${VERSION}/sobjects/Nothing` }]
  })
  assert.deepEqual(batch.results.map(each => each.statusCode), [200, 404])
  const tree = await org.requestPost('/composite/tree/Account', {
    records: [{ attributes: { type: 'Account', referenceId: 'a' }, Name: 'Corp',
      Contacts: { records: [{ attributes: { type: 'Contact', referenceId: 'c' }, LastName: 'Ex' }] } }]
  })
  assert.deepEqual(tree.results.map(each => each.referenceId), ['a', 'c'])
})

test('queries: conditions, relationships, order, pages, deleted rows', async () => {
  const account = await org.sobject('Account').create({ Name: 'Corp GmbH' })
  await org.sobject('Contact').create({ LastName: 'Ex', AccountId: account.id })
  const [contact] = (await org.query("SELECT Id, Account.Name FROM Contact WHERE Account.Name LIKE 'corp%'")).records
  assert.equal(contact.Account.Name, 'Corp GmbH')

  const many = Array.from({ length: 450 }, (_, n) => lead(n))
  await org.sobject('Lead').create(many, { allowRecursive: true })
  const first = await org.query('SELECT Id, Email FROM Lead ORDER BY Email DESC NULLS LAST', {
    headers: { 'Sforce-Query-Options': 'batchSize=200' }
  })
  assert.equal(first.totalSize, 450)
  const read = [...first.records]
  for (let page = first; !page.done;) {
    page = await org.queryMore(page.nextRecordsUrl)
    read.push(...page.records)
  }
  assert.equal(new Set(read.map(each => each.Id)).size, 450)
  assert.deepEqual(read.map(each => each.Email), read.map(each => each.Email).sort().reverse())

  const found = await org.sobject('Lead')
    .find({ Email: { $in: ['person1@corp.test', 'person2@corp.test'] }, CreatedDate: { $gte: jsforce.SfDate.TODAY } })
    .sort({ Email: 1 }).limit(5).execute()
  assert.deepEqual(found.map(each => each.LastName), ['Muster 1', 'Muster 2'])

  await org.sobject('Lead').destroy(found[0].Id)
  const all = await org.query(`SELECT IsDeleted, MasterRecordId FROM Lead WHERE Id = '${found[0].Id}'`, { scanAll: true })
  assert.equal(all.records[0].IsDeleted, true)
})

test('deleted and updated ids of a span of time', async () => {
  const start = new Date(Date.now() - 120_000)
  const end = new Date(Date.now() + 120_000)
  const [kept, gone] = await org.sobject('Lead').create([lead(1), lead(2)])
  await org.sobject('Lead').destroy(gone.id)
  const deleted = await org.sobject('Lead').deleted(start, end)
  assert.ok(deleted.deletedRecords.some(each => each.id === gone.id))
  const updated = await org.sobject('Lead').updated(start, end)
  assert.ok(updated.ids.includes(kept.id))
})

test('Bulk API 2.0: insert, upsert and delete by CSV, with results of every kind', async () => {
  org.bulk2.pollInterval = 50
  const rows = Array.from({ length: 300 }, (_, n) => ({ ...lead(n), ActiveCampaign_ID__c: `${n}` }))
  const inserted = await org.bulk2.loadAndWaitForResults({
    object: 'Lead', operation: 'insert', input: [...rows, { LastName: 'Ohne', Company: '', Email: '', ActiveCampaign_ID__c: '' }]
  })
  assert.equal(inserted.successfulResults.length, 300)
  assert.equal(inserted.failedResults.length, 1)
  assert.match(inserted.failedResults[0].sf__Error, /^REQUIRED_FIELD_MISSING/)
  assert.equal(inserted.unprocessedRecords.length, 0)
  assert.equal(inserted.successfulResults[0].sf__Created, 'true')

  const upserted = await org.bulk2.loadAndWaitForResults({
    object: 'Lead', operation: 'upsert', externalIdFieldName: 'ActiveCampaign_ID__c',
    input: [{ ActiveCampaign_ID__c: '1', LastName: 'Neu, "und" mehr', Company: 'Firma' },
      { ActiveCampaign_ID__c: '999', LastName: 'Ganz neu', Company: 'Firma' }]
  })
  assert.deepEqual(upserted.successfulResults.map(each => each.sf__Created), ['false', 'true'])

  const read = await (await org.bulk2.query(
    "SELECT Id, LastName FROM Lead WHERE ActiveCampaign_ID__c IN ('1', '999') ORDER BY ActiveCampaign_ID__c")).toArray()
  assert.deepEqual(read.map(each => each.LastName), ['Neu, "und" mehr', 'Ganz neu'])

  const all = await (await org.bulk2.query('SELECT Id FROM Lead')).toArray()
  const deleted = await org.bulk2.loadAndWaitForResults({ object: 'Lead', operation: 'delete', input: all })
  assert.equal(deleted.successfulResults.length, 301)
})

test('a bulk job that was aborted has not touched a record', async () => {
  const job = org.bulk2.createJob({ object: 'Lead', operation: 'insert' })
  await job.open()
  await job.uploadData([lead(1)])
  assert.equal((await job.check()).state, 'Open')
  await job.abort()
  assert.equal((await job.check()).state, 'Aborted')
  assert.equal((await org.query('SELECT COUNT() FROM Lead')).totalSize, 0)
  await job.delete()
})

test('change events arrive, and are replayed', async () => {
  const channel = '/data/LeadChangeEvent'
  const events = []
  const client = org.streaming.createClient([new StreamingExtension.Replay(channel, -1)])
  await client.subscribe(channel, event => events.push(event))
  const { id } = await org.sobject('Lead').create(lead('stream'))
  await org.sobject('Lead').update({ Id: id, City: 'Bonn' })
  await until(() => events.length === 2)
  client.disconnect()
  const [created, updated] = events
  assert.equal(created.payload.ChangeEventHeader.changeType, 'CREATE')
  assert.equal(updated.payload.ChangeEventHeader.changeType, 'UPDATE')
  assert.deepEqual(updated.payload.ChangeEventHeader.recordIds, [id])
  assert.equal(updated.payload.Address.City, 'Bonn')
  assert.ok(Number.isInteger(updated.event.replayId))

  const replayed = []
  const later = org.streaming.createClient([new StreamingExtension.Replay(channel, created.event.replayId)])
  await later.subscribe(channel, event => replayed.push(event))
  await until(() => replayed.length === 1)
  later.disconnect()
  assert.equal(replayed[0].event.replayId, updated.event.replayId)
})

test('an unknown channel and an unknown session are refused on the stream', async () => {
  const client = org.streaming.createClient([])
  await assert.rejects(Promise.resolve(client.subscribe('/data/NothingChangeEvent', () => {})), /400|403/)
  client.disconnect()
})

async function until(condition) {
  for (const end = Date.now() + 10_000; !condition();) {
    assert.ok(Date.now() < end, 'waited ten seconds')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
